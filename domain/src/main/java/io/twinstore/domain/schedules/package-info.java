/** API: Working days of staff. */
@NullMarked
package io.twinstore.domain.schedules;

import org.jspecify.annotations.NullMarked;

/** API: The people who work at a salon. */
@NullMarked
package io.twinstore.domain.staff;

import org.jspecify.annotations.NullMarked;

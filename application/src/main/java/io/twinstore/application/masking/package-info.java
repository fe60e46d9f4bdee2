/** What stands in place of values wherever people look: reports, listings, logs. */
@NullMarked
package io.twinstore.application.masking;

import org.jspecify.annotations.NullMarked;

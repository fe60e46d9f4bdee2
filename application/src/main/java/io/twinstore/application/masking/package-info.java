/** Internal: What stands in place of values wherever people look: reports, listings, logs. */
@Internal
@NullMarked
package io.twinstore.application.masking;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

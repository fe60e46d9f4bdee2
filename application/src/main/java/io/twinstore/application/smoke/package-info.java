/** Internal: The functional tests of the plan on the live pair, which leave nothing behind. */
@Internal
@NullMarked
package io.twinstore.application.smoke;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: the one way of a call from the facade to the store that the flags name, and what happens to it on that way. */
@Internal
@NullMarked
package io.twinstore.application.routing;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: Whether a move may be cut over, line by line from evidence. */
@Internal
@NullMarked
package io.twinstore.application.readiness;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

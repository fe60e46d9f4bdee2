/** Internal: Where a move stands, what proves it, and what to do next. */
@Internal
@NullMarked
package io.twinstore.application.status;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

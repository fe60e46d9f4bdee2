/** Internal: What a process measures of itself: for the registry of Micrometer that its program hands in, and for others over TWINSTORE_HOME. */
@Internal
@NullMarked
package io.twinstore.bootstrap.metrics;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

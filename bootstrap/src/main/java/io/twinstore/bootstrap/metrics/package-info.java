/** Internal: What a process measures of itself, in the registry of Micrometer that its program hands in. */
@Internal
@NullMarked
package io.twinstore.bootstrap.metrics;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

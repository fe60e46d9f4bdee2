/** Internal: What writes left to be done at the other store: keys, never payloads, durable before the primary is asked. */
@Internal
@NullMarked
package io.twinstore.application.journal;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

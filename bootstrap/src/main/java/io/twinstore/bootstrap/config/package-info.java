/** Internal: Settings: where each comes from, what it may be, and the stores that they describe. */
@Internal
@NullMarked
package io.twinstore.bootstrap.config;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

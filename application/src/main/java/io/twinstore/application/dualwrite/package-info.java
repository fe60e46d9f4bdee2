/** Internal: Writing twice: the primary first, then the other store, until both hold the same. */
@Internal
@NullMarked
package io.twinstore.application.dualwrite;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: files that only their owner can read, and locks that end with their process. */
@Internal
@NullMarked
package io.twinstore.bootstrap.disk;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

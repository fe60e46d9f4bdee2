/** Internal: The flags' file, watched by every running process; circuit breakers; the log of calls. */
@Internal
@NullMarked
package io.twinstore.bootstrap.switching;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: What can be seen of a move while it runs, from what processes and commands leave in TWINSTORE_HOME. */
@Internal
@NullMarked
package io.twinstore.bootstrap.live;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: how the parts of one process are opened, connected and closed. */
@Internal
@NullMarked
package io.twinstore.bootstrap.wiring;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

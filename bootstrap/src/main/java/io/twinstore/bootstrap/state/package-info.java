/** Internal: what the processes of one host share on its disk; {@link io.twinstore.bootstrap.state.StateDirectory} is the one door. */
@Internal
@NullMarked
package io.twinstore.bootstrap.state;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

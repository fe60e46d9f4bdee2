/** Internal: Comparing reads as a process does it: its own stores, what it found as files in TWINSTORE_HOME, and their sum. */
@Internal
@NullMarked
package io.twinstore.bootstrap.comparing;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: The port through which the stores are kept equal, row by row, by the keys that identify a row in both. */
@Internal
@NullMarked
package io.twinstore.domain.twins;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

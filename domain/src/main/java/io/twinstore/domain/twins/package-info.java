/** The port through which the stores are kept equal, row by row, by the keys that identify a row in both. */
@NullMarked
package io.twinstore.domain.twins;

import org.jspecify.annotations.NullMarked;

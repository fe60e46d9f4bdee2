/** Internal: The ports of the move: whole tables, row by row. */
@Internal
@NullMarked
package io.twinstore.domain.tables;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** The ports of the move: whole tables, row by row. */
@NullMarked
package io.twinstore.domain.tables;

import org.jspecify.annotations.NullMarked;

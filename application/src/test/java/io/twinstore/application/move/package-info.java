/** How rows are found while they move. */
@NullMarked
package io.twinstore.application.move;

import org.jspecify.annotations.NullMarked;

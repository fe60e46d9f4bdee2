/** What a difference between two rows probably is. */
@NullMarked
package io.twinstore.application.rows;

import org.jspecify.annotations.NullMarked;

/** Rows of two stores side by side: whether they say the same, and what the difference probably is. */
@NullMarked
package io.twinstore.application.rows;

import org.jspecify.annotations.NullMarked;

/** Internal: Rows of two stores side by side: whether they say the same, and what the difference probably is. */
@Internal
@NullMarked
package io.twinstore.application.rows;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: What the two stores say of themselves before a move, and the ports that ask them. */
@Internal
@NullMarked
package io.twinstore.domain.inspection;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: The use cases of moving a salon from one store to the other, over ports: they know neither REST nor SQL nor files. */
@Internal
@NullMarked
package io.twinstore.application.move;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

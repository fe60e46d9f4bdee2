/** Internal: How what holds several resources gives all of them back. */
@Internal
@NullMarked
package io.twinstore.domain.closing;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

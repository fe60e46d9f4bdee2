/** Internal: The same reads asked of both stores in turns, and how long each took. */
@Internal
@NullMarked
package io.twinstore.application.benchmark;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

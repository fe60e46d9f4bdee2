/** Internal: Whether a move may start: the rules that hold one store against the other, a trial of both paths, and a forecast. */
@Internal
@NullMarked
package io.twinstore.application.preflight;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

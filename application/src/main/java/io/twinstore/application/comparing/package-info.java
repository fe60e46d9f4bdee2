/**
 * Internal: Reads made on the other store too, beside the caller's way: is what a control answered what the candidate answers? Modelled
 * on github/scientist: control, candidate, observation, and a result that is matched, mismatched or ignored.
 */
@Internal
@NullMarked
package io.twinstore.application.comparing;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: Which store answers whom: the flags of the contract and what follows from them, without a restart. */
@Internal
@NullMarked
package io.twinstore.application.switching;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/** Internal: The sample data of the demonstration: every table's rows, made from a seed. */
@Internal
@NullMarked
package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

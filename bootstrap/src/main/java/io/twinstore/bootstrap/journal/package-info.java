/** Internal: The journal of writes on the disk: a segment for each process, and whether something may differ unmarked. */
@Internal
@NullMarked
package io.twinstore.bootstrap.journal;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

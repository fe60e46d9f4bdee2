/** The journal of writes on the disk: a segment for each process, and whether something may differ unmarked. */
@NullMarked
package io.twinstore.bootstrap.journal;

import org.jspecify.annotations.NullMarked;

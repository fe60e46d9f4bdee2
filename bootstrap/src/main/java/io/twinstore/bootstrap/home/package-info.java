/** Internal: TWINSTORE_HOME: the directory that the processes of one host share, and the locks by which they know of each other. */
@Internal
@NullMarked
package io.twinstore.bootstrap.home;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

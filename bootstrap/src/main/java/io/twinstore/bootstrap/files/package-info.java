/** Internal: The files of an export, as cli.md lays them out. */
@Internal
@NullMarked
package io.twinstore.bootstrap.files;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

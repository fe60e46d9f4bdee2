/** Internal: The command line: a command parses, calls a use case, and prints; its exit status is the verdict. */
@Internal
@NullMarked
package io.twinstore.bootstrap.cli;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

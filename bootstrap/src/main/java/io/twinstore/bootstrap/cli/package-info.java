/** The command line: a command parses, calls a use case, and prints; its exit status is the verdict. */
@NullMarked
package io.twinstore.bootstrap.cli;

import org.jspecify.annotations.NullMarked;

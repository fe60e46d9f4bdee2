/** Comparing reads as a process does it: its own stores, what it found as files in TWINSTORE_HOME, and their sum. */
@NullMarked
package io.twinstore.bootstrap.comparing;

import org.jspecify.annotations.NullMarked;

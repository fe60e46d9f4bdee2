/** The flags' file, watched by every running process; circuit breakers; the log of calls. */
@NullMarked
package io.twinstore.bootstrap.switching;

import org.jspecify.annotations.NullMarked;

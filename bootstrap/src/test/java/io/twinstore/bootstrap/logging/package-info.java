/** Where the messages of all modules go. */
@NullMarked
package io.twinstore.bootstrap.logging;

import org.jspecify.annotations.NullMarked;

/** Writing twice: the source of truth first, then the other store, until both hold the same. */
@NullMarked
package io.twinstore.application.dualwrite;

import org.jspecify.annotations.NullMarked;

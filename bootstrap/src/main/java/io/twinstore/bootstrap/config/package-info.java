/** Settings: where each comes from, what it may be, and the stores that they describe. */
@NullMarked
package io.twinstore.bootstrap.config;

import org.jspecify.annotations.NullMarked;

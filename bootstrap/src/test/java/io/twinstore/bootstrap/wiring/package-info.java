/** Tests of the wiring. */
@NullMarked
package io.twinstore.bootstrap.wiring;

import org.jspecify.annotations.NullMarked;

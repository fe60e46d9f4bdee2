/** Tests of the wiring. */
@NullMarked
package io.twinstore.bootstrap;

import org.jspecify.annotations.NullMarked;

/** Tests of what a program links. */
@NullMarked
package io.twinstore.bootstrap;

import org.jspecify.annotations.NullMarked;

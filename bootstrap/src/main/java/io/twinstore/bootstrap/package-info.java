/** API: {@link io.twinstore.bootstrap.Twinstore}, which a program links; the packages below it are internal. */
@NullMarked
package io.twinstore.bootstrap;

import org.jspecify.annotations.NullMarked;

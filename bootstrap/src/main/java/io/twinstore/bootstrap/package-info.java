/** What a program links: {@link io.twinstore.bootstrap.Twinstore} wires the data layer; the packages below are its parts. */
@NullMarked
package io.twinstore.bootstrap;

import org.jspecify.annotations.NullMarked;

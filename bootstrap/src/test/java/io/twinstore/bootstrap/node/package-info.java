/** Programs of JavaScript that tests run. */
@NullMarked
package io.twinstore.bootstrap.node;

import org.jspecify.annotations.NullMarked;

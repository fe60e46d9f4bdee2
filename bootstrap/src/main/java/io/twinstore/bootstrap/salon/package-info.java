/** The salon of the demonstration: every table's rows, made from a seed. */
@NullMarked
package io.twinstore.bootstrap.salon;

import org.jspecify.annotations.NullMarked;

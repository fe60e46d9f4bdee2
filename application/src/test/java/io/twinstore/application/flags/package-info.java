/** Tests of the flags. */
@NullMarked
package io.twinstore.application.flags;

import org.jspecify.annotations.NullMarked;

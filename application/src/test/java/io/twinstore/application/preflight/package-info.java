/** Tests of what is found before a move. */
@NullMarked
package io.twinstore.application.preflight;

import org.jspecify.annotations.NullMarked;

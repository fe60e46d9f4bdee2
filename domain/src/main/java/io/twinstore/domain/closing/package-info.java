/** How what holds several resources gives all of them back. */
@NullMarked
package io.twinstore.domain.closing;

import org.jspecify.annotations.NullMarked;

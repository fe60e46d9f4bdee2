/** How reads are compared, without a store. */
@NullMarked
package io.twinstore.application.comparing;

import org.jspecify.annotations.NullMarked;

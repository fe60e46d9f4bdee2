/** API: What a port can be asked, with its limits. */
@NullMarked
package io.twinstore.domain.query;

import org.jspecify.annotations.NullMarked;

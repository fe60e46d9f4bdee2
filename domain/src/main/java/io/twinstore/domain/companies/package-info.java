/** API: Salons. */
@NullMarked
package io.twinstore.domain.companies;

import org.jspecify.annotations.NullMarked;

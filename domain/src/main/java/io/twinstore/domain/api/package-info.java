/** API: what says which packages are API. */
@NullMarked
package io.twinstore.domain.api;

import org.jspecify.annotations.NullMarked;

/** API: A store: the ports of all six aggregates together. */
@NullMarked
package io.twinstore.domain.store;

import org.jspecify.annotations.NullMarked;

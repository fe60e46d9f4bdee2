/** What every store owes its ports, as tests that an adapter's own tests inherit; published for adapters elsewhere. */
@NullMarked
package io.twinstore.domain.contract;

import org.jspecify.annotations.NullMarked;

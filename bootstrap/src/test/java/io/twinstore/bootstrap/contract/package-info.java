/** The contract, written once against the ports and the facade, and run against every store. */
@NullMarked
package io.twinstore.bootstrap.contract;

import org.jspecify.annotations.NullMarked;

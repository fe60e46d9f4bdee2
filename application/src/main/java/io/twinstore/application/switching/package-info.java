/** Which store answers whom: the flags of the contract and what follows from them, without a restart. */
@NullMarked
package io.twinstore.application.switching;

import org.jspecify.annotations.NullMarked;

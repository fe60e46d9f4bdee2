/** API: the flags of the contract, and what they mean for whom. */
@NullMarked
package io.twinstore.application.flags;

import org.jspecify.annotations.NullMarked;

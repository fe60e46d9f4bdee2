/** API: The typed errors of every port. */
@NullMarked
package io.twinstore.domain.errors;

import org.jspecify.annotations.NullMarked;

/** Internal: One whole move on this machine alone, for people who want to see it before they trust it. */
@Internal
@NullMarked
package io.twinstore.bootstrap.demo;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/**
 * Internal: The HTTP server for everything that Twinstore serves; it stands on Apache HttpCore, and the sandbox and the
 * dashboard may depend on it.
 */
@Internal
@NullMarked
package io.twinstore.bootstrap.http;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

/**
 * The HTTP server for everything that Twinstore serves, on loopback only; it stands on Apache HttpCore, and the sandbox
 * may depend on it.
 */
@NullMarked
package io.twinstore.bootstrap.http;

import org.jspecify.annotations.NullMarked;

/** Tests of the sandbox over real HTTP and a real PostgreSQL. */
@NullMarked
package io.twinstore.bootstrap.sandbox;

import org.jspecify.annotations.NullMarked;

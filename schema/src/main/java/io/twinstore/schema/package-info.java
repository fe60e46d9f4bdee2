/**
 * API: The target database: its Flyway migrations, the call that runs them, and a scratch PostgreSQL to run them on. Knows no
 * other module; bootstrap, and the builds and tests of all, may depend on it.
 */
@NullMarked
package io.twinstore.schema;

import org.jspecify.annotations.NullMarked;

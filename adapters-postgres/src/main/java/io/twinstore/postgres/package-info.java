/**
 * The PostgreSQL store: {@link io.twinstore.postgres.PostgresStore} is its one public type. Only the wiring may depend on
 * it; the classes generated from the schema never leave it.
 */
@NullMarked
package io.twinstore.postgres;

import org.jspecify.annotations.NullMarked;

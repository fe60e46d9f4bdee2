/**
 * Internal: The PostgreSQL store: {@link io.twinstore.postgres.PostgresStore} is its one public type. Only the wiring may depend on
 * it; the classes generated from the schema never leave it.
 */
@Internal
@NullMarked
package io.twinstore.postgres;

import io.twinstore.domain.api.Internal;
import org.jspecify.annotations.NullMarked;

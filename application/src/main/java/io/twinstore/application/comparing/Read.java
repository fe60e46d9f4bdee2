package io.twinstore.application.comparing;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;
import org.jspecify.annotations.Nullable;

/**
 * A query that a store answered.
 *
 * @param operation the contract's name of the operation that asked it
 * @param module null for a caller that names none
 * @param control the store that answered the caller
 * @param answer the rows that the control answered
 */
public record Read<A>(
        String operation, @Nullable CallingModule module, Query<A> query, Backend control, Listing<Row<A>> answer) {}

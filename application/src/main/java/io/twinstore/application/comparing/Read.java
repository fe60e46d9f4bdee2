package io.twinstore.application.comparing;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;

/**
 * A query that a store answered.
 *
 * @param operation the contract's name of the operation that asked it
 * @param control the store that answered the caller
 * @param answer the rows that the control answered
 */
public record Read<A>(String operation, Query<A> query, Backend control, Listing<Row<A>> answer) {}

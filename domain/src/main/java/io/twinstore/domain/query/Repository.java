package io.twinstore.domain.query;

import java.util.Optional;

/**
 * What every aggregate's port can answer in either store; the named questions of the ports are written in terms of
 * {@link #find}, once for both stores.
 */
public interface Repository<A> {

    /** What one call may ask for. */
    Limits limits();

    /** The rows that the query asks for, and whether its limit cut them off. */
    Listing<A> find(Query<A> query);

    /** The first row that the query asks for. */
    default Optional<A> first(Query<A> query) {
        return find(query.limit(1)).first();
    }
}

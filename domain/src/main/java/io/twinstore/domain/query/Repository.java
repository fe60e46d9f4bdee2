package io.twinstore.domain.query;

import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.rows.Shape;
import java.util.Optional;

/**
 * What every aggregate's port can answer in either store; the named questions of the ports are written in terms of
 * {@link #rows}, once for both stores.
 */
public interface Repository<A> {

    /** The table that is asked. */
    Shape<A> shape();

    /** What one call may ask for. */
    Limits limits();

    /** What a store implements: the rows that the query asks for, and whether its limit cut them off. */
    Listing<Fields<A>> rows(Query<A> query);

    /** The aggregates that the query asks for, and whether its limit cut them off. */
    default Listing<A> find(Query<A> query) {
        return rows(query).map(query.shape().aggregate());
    }

    /** The first aggregate that the query asks for. */
    default Optional<A> first(Query<A> query) {
        return find(query.first()).first();
    }
}

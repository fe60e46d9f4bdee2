package io.twinstore.domain.query;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.util.Optional;

/**
 * What every aggregate's port can answer in either store; the named questions of the ports are written in terms of
 * {@link #rows}, once for both stores.
 */
public interface Repository<A> {

    /** The table that is asked. */
    TableSchema<A> schema();

    /** What one call may ask for. */
    Limits limits();

    /** What a store implements: the rows that the query asks for, and whether its limit cut them off. */
    Listing<Row<A>> rows(Query<A> query);

    /** The aggregates that the query asks for, and whether its limit cut them off. */
    default Listing<A> find(Query<A> query) {
        return rows(query).map(query.schema().aggregate());
    }

    /** The first aggregate that the query asks for. */
    default Optional<A> first(Query<A> query) {
        return find(query.first()).first();
    }
}

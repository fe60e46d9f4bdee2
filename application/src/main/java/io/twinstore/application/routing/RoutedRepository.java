package io.twinstore.application.routing;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.util.List;

/** The port of one aggregate, whose queries and batches go the way of the call. */
class RoutedRepository<A> implements Repository<A> {
    private final RoutedCall call;
    private final TableSchema<A> schema;

    RoutedRepository(RoutedCall call, TableSchema<A> schema) {
        this.call = call;
        this.schema = schema;
    }

    @Override
    public TableSchema<A> schema() {
        return schema;
    }

    @Override
    public Limits limits() {
        return call.limits();
    }

    @Override
    public Listing<Row<A>> rows(Query<A> query) {
        return call.rows(query);
    }

    /** Writes the batch to the primary, and to the other store if the flags say so. */
    public List<Row<A>> write(Batch<A> batch) {
        return call.write(batch);
    }
}

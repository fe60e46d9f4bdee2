package io.twinstore.application.routing;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.rows.Shape;
import java.util.List;

/** The port of one aggregate, whose queries and batches go the way of the call. */
class RoutedRepository<A> implements Repository<A> {
    private final RoutedCall call;
    private final Shape<A> shape;

    RoutedRepository(RoutedCall call, Shape<A> shape) {
        this.call = call;
        this.shape = shape;
    }

    @Override
    public Shape<A> shape() {
        return shape;
    }

    @Override
    public Limits limits() {
        return call.limits();
    }

    @Override
    public Listing<Fields<A>> rows(Query<A> query) {
        return call.rows(query);
    }

    /** Writes the batch to the primary, and to the other store if the flags say so. */
    public List<Fields<A>> write(Batch<A> batch) {
        return call.write(batch);
    }
}

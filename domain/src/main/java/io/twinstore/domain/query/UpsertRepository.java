package io.twinstore.domain.query;

import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import java.util.List;

/** The port of an aggregate that this library also writes. */
public interface UpsertRepository<A> extends Repository<A> {

    /**
     * Inserts or updates all rows or none, by the conflict key, and answers the stored rows in the order of the input, one
     * for each distinct key.
     */
    default List<A> upsertAll(List<Row<A>> rows) {
        var batch = Batch.of(schema(), rows, limits().maxBatch());
        return batch.inOrder(write(batch));
    }

    /** Inserts or updates one row and answers it as stored. */
    default A upsert(Row<A> row) {
        return upsertAll(List.of(row)).get(0);
    }

    /** What a store implements: writes a checked batch in one step and answers the stored rows in any order. */
    List<Row<A>> write(Batch<A> batch);
}

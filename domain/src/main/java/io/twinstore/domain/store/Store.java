package io.twinstore.domain.store;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.util.List;

/** One of the two interchangeable stores: the ports of the six aggregates, and its health probe. */
public interface Store extends Repositories, AutoCloseable {

    /** Which store it is. */
    Backend backend();

    /** Answers any query by the port of its table. */
    default <A> Listing<Row<A>> rows(Query<A> query) {
        return repository(query.schema()).rows(query);
    }

    /** Writes any checked batch by the port of its table. */
    default <A> List<Row<A>> write(Batch<A> batch) {
        return ((UpsertRepository<A>) repository(batch.schema())).write(batch);
    }

    @SuppressWarnings("unchecked") // a table has one aggregate
    private <A> Repository<A> repository(TableSchema<A> schema) {
        return (Repository<A>)
                switch (schema.table()) {
                    case "bookings" -> clients().bookings();
                    case "clients" -> clients();
                    case "companies" -> companies();
                    case "dialog_contexts" -> dialogs();
                    case "services" -> services();
                    case "staff" -> staff();
                    case "staff_schedules" -> schedules();
                    default -> throw new IllegalArgumentException("no port answers for the table " + schema);
                };
    }

    /** Whether the store answers, within the limit for health checks; never throws. */
    Health health();

    @Override
    void close();
}

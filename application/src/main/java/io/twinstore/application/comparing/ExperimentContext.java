package io.twinstore.application.comparing;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;

/** What comparing works with; opened when the first read is compared. */
public interface ExperimentContext extends AutoCloseable {

    /**
     * Asks a store the query, by a connection on which no caller waits.
     *
     * @throws io.twinstore.domain.errors.StoreException when it fails, or is taken for down
     */
    <A> Listing<Row<A>> ask(Backend backend, Query<A> query);

    /** What is recorded in place of values. */
    KeyedHash hash();

    /** Rows that are known to differ. */
    PendingLookup pending();

    /** Keeps what was found so far for the report. */
    void save(Findings findings);

    /** Closes its stores. */
    @Override
    void close();
}

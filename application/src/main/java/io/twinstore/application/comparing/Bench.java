package io.twinstore.application.comparing;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.util.Map;

/** What comparing works with; opened when the first read is compared. */
public interface Bench extends AutoCloseable {

    /** Stores with connections of their own, so that no caller waits for one. */
    Map<Backend, Store> stores();

    /** What is recorded in place of values. */
    KeyedHash hash();

    /** Rows that are known to differ. */
    Marked marked();

    /** Keeps what was found so far for the report. */
    void save(Findings findings);

    /** Closes its stores. */
    @Override
    void close();
}

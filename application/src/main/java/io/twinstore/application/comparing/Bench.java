package io.twinstore.application.comparing;

import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.util.function.Function;

/** What comparing works with; opened when the first read is compared. */
public interface Bench extends AutoCloseable {

    /**
     * Asks a store, by a connection on which no caller waits.
     *
     * @throws io.twinstore.domain.errors.StoreException when it fails, or is taken for down
     */
    Answer ask(Backend backend, Function<Store, Answer> question);

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

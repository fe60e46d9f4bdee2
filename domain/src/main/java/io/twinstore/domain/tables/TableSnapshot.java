package io.twinstore.domain.tables;

import java.util.Optional;

/** Whole tables of a store, read until it is closed: as they were at one moment, where the store can hold it. */
public interface TableSnapshot extends AutoCloseable {

    /** Reads the tables; it answers as many questions at once as it has lanes. */
    TableReader rows();

    /** The same rows as text; nothing where the store has none. */
    default Optional<TextRows> text() {
        return Optional.empty();
    }

    @Override
    void close();
}

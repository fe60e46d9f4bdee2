package io.twinstore.domain.tables;

/** Whole tables of a store, read until it is closed: as they were at one moment, where the store can hold it. */
public interface TableSnapshot extends AutoCloseable {

    /** Reads the tables; one thread at a time. */
    TableReader rows();

    @Override
    void close();
}

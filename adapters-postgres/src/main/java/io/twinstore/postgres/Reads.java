package io.twinstore.postgres;

import io.twinstore.postgres.Database.Work;

/** Where work that only reads runs. */
interface Reads {

    /** Runs it within the time that one call may take. */
    <T> T read(Work<T> work);

    /** Runs it over a whole table, which may take long. */
    <T> T readLong(Work<T> work);
}

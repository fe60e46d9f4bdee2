package io.twinstore.postgres;

import io.twinstore.postgres.Database.Work;
import java.sql.Connection;
import java.sql.SQLException;

/** Where work that only reads runs. */
interface Reads {

    /** Runs it within the time that one call may take. */
    <T> T read(Work<T> work);

    /** Runs it over a whole table, which may take long. */
    <T> T readLong(Work<T> work);

    /** How many questions it answers at once. */
    default int lanes() {
        return 1;
    }

    /** Within the transaction of this connection, which sees what it has written itself. */
    static Reads within(Connection connection) {
        return new Reads() {
            @Override
            public <T> T read(Work<T> work) {
                try {
                    return work.on(connection);
                } catch (SQLException e) {
                    throw SqlErrors.translate(e);
                }
            }

            @Override
            public <T> T readLong(Work<T> work) {
                return read(work);
            }
        };
    }
}

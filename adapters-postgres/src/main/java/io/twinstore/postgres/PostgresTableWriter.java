package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Loads whole tables: COPY into a staging table, then one upsert from it. */
final class PostgresTableWriter implements TableWriter {
    private final Database database;

    PostgresTableWriter(Database database) {
        this.database = database;
    }

    @Override
    public List<Table> tables() {
        return TableCatalogue.tables();
    }

    @Override
    public Load begin() {
        var connection = database.connection();
        try {
            connection.setAutoCommit(false);
            connection.setNetworkTimeout(Runnable::run, 0); // the pool sets it back
            try (var statement = connection.createStatement()) {
                statement.execute("set local twinstore.keep_timestamps = on");
                statement.execute("set local statement_timeout = 0");
            }
            return new PostgresLoad(connection);
        } catch (SQLException e) {
            closeQuietly(connection, e);
            throw SqlErrors.translate(e);
        }
    }

    private static void closeQuietly(Connection connection, SQLException cause) {
        try {
            connection.close();
        } catch (SQLException e) {
            cause.addSuppressed(e);
        }
    }
}

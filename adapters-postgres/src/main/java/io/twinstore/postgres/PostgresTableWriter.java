package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
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
        var transaction = database.begin();
        try {
            var connection = transaction.connection();
            connection.setNetworkTimeout(Runnable::run, 0); // the pool sets it back
            LoadSql.statements(
                    connection, "set local twinstore.keep_timestamps = on", "set local statement_timeout = 0");
            return new PostgresLoad(transaction);
        } catch (SQLException e) {
            transaction.close();
            throw SqlErrors.translate(e);
        }
    }
}

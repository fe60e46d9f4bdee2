package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.TableWriter;
import java.sql.SQLException;
import java.time.Duration;

/** Loads whole tables: COPY into a staging table, then one upsert from it. */
final class PostgresTableWriter implements TableWriter {
    private final Database database;
    private final String place;

    PostgresTableWriter(Database database, String place) {
        this.database = database;
        this.place = place;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public MovableTables movable() {
        try {
            return database.read(DatabaseTables::of).with(SchemaTables.tables());
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public Load begin() {
        var transaction = database.beginLong(Duration.ZERO);
        try {
            requireNoSubscription(transaction);
            transaction.keepTimestamps();
            // the source may need long to answer what is written next
            Sql.run(transaction.connection(), "set local idle_in_transaction_session_timeout = 0");
            return new PostgresLoad(place, transaction);
        } catch (SQLException e) {
            transaction.close();
            throw SqlErrors.translate(e).about(place);
        } catch (StoreException e) {
            transaction.close();
            throw e.about(place);
        }
    }

    /** A row that is there already would stop the subscription's worker when it comes to it. */
    private static void requireNoSubscription(Transaction transaction) throws SQLException {
        if (!Sql.strings(transaction.connection(), ReplicationSql.IS_FED).isEmpty()) {
            throw new NotPermitted(
                    "logical replication writes the source's changes into it, so that nothing else may copy rows; first"
                            + " 'twinstore catch-up --replication stop'",
                    null);
        }
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Function;

/** The rows at the point where a slot begins; the connection that made the slot keeps the snapshot as long as it is idle. */
final class SlotSnapshot implements TableSnapshot {
    private final Connection keeper;
    private final PostgresSnapshot snapshot;

    private SlotSnapshot(Connection keeper, PostgresSnapshot snapshot) {
        this.keeper = keeper;
        this.snapshot = snapshot;
    }

    /** Makes the slot; waits until the transactions have ended that run at the source now. */
    static SlotSnapshot of(Database database, Function<Reads, TableReader> reader) {
        var keeper = database.forReplication();
        try {
            return new SlotSnapshot(keeper, new PostgresSnapshot(database, exported(keeper), reader));
        } catch (SQLException e) {
            close(keeper);
            throw SqlErrors.translate(e);
        } catch (RuntimeException e) {
            close(keeper);
            throw e;
        }
    }

    private static String exported(Connection keeper) throws SQLException {
        try (var statement = keeper.createStatement();
                var slot = statement.executeQuery(ReplicationSql.MAKE_SLOT)) {
            slot.next();
            return slot.getString("snapshot_name");
        }
    }

    @Override
    public TableReader rows() {
        return snapshot.rows();
    }

    @Override
    public void close() {
        snapshot.close();
        close(keeper);
    }

    private static void close(Connection keeper) {
        try {
            keeper.close(); // the server lets the snapshot go, and keeps the slot
        } catch (SQLException e) {
            return; // so does it when the line is gone
        }
    }
}

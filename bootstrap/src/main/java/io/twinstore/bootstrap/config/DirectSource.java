package io.twinstore.bootstrap.config;

import io.twinstore.application.flags.SettingException;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.postgres.PostgresStore;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The database of the Supabase project.
 *
 * @param lanes how many connections read a snapshot at once
 */
record DirectSource(PostgresStore database, String name, int lanes) implements CopySource {

    @Override
    public boolean isDirect() {
        return true;
    }

    @Override
    public void requireReachable() {
        database.requireReachable();
        if (!database.keepsSessions()) {
            throw new SettingException(
                    Setting.SUPABASE_DB_URL + " leads through a pooler in transaction mode, which keeps"
                            + " no session; take the direct connection, or the session pooler (port 5432)");
        }
    }

    @Override
    public SourceInspection inspection() {
        return database.sourceInspection();
    }

    @Override
    public MovableTables movable() {
        return database.movable();
    }

    @Override
    public Set<String> columns(Table table) {
        return Set.copyOf(database.columns(table));
    }

    @Override
    public TableReader rows() {
        return database.tableReader();
    }

    @Override
    public DigestSums sums() {
        return database.digestSums();
    }

    @Override
    public ReplicationSource replication() {
        return database.replicationSource();
    }

    @Override
    public TableSnapshot snapshot(Consumer<String> notes) {
        return database.snapshot(lanes, notes);
    }

    @Override
    public void close() {
        database.close();
    }
}

package io.twinstore.bootstrap.config;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.replication.ReplicationSource;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.supabase.SupabaseStore;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Supabase over REST, where every request is a transaction of its own.
 *
 * @param lanes how many ranges of keys of a table are read at once
 */
record RestSource(SupabaseStore store, String name, int lanes) implements CopySource {

    /** Nothing is held, so that nothing is to be given back. */
    private record Passing(TableReader rows) implements TableSnapshot {
        @Override
        public void close() {
            // its store is closed by who opened it
        }
    }

    @Override
    public boolean isDirect() {
        return false;
    }

    @Override
    public void requireReachable() {
        store.requireReachable();
    }

    @Override
    public SourceInspection inspection() {
        return store.inspection();
    }

    @Override
    public MovableTables movable() {
        return store.movable();
    }

    @Override
    public Set<String> columns(Table table) {
        return inspection().facts(List.of(table)).table(table.name()).columns().stream()
                .<String>map(ColumnFacts::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public TableReader rows() {
        return store.tableReader(lanes);
    }

    @Override
    public @Nullable DigestSums sums() {
        return null;
    }

    @Override
    public @Nullable ReplicationSource replication() {
        return null;
    }

    @Override
    public TableSnapshot snapshot(Consumer<String> notes) {
        return new Passing(rows());
    }

    @Override
    public void close() {
        store.close();
    }
}

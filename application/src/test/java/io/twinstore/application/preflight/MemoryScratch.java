package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One copy in memory, of which a test says how it changes the rows that it is given. */
final class MemoryScratch implements ScratchTables {
    UnaryOperator<Json.Obj> change = row -> row;
    final List<Json.Obj> rows = new ArrayList<>();
    boolean open;

    @Override
    public void open(List<Table> tables) {
        open = true;
    }

    @Override
    public TableWriter writer() {
        return new TableWriter() {
            @Override
            public String place() {
                return "the scratch";
            }

            @Override
            public List<Table> tables() {
                return List.of(TwoSides.TABLE);
            }

            @Override
            public Load begin() {
                return new MemoryLoad();
            }
        };
    }

    @Override
    public TableReader reader() {
        return new TableReader() {
            @Override
            public String place() {
                return "the scratch";
            }

            @Override
            public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
                return after == null ? rows : List.of();
            }

            @Override
            public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
                throw new UnsupportedOperationException("nothing changes");
            }

            @Override
            public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
                throw new UnsupportedOperationException("whole rows are read");
            }

            @Override
            public Instant now(Table table) {
                throw new UnsupportedOperationException("no clock is asked");
            }

            @Override
            public Optional<Json.Obj> find(Table table, Json.Obj key) {
                return Optional.empty();
            }

            @Override
            public RowCount count(Table table) {
                return new RowCount(rows.size(), false);
            }
        };
    }

    @Override
    public void close() {
        open = false;
    }

    private final class MemoryLoad implements TableWriter.Load {
        @Override
        public long load(Table table, Iterator<Json.Obj> given) {
            given.forEachRemaining(row -> rows.add(change.apply(row)));
            return rows.size();
        }

        @Override
        public TableWriter.Changed change(Table table, Iterator<Json.Obj> given) {
            throw new UnsupportedOperationException("rows are loaded");
        }

        @Override
        public long delete(Table table, List<Json.Obj> keys) {
            throw new UnsupportedOperationException("rows are loaded");
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }
}

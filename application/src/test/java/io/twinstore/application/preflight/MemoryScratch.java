package io.twinstore.application.preflight;

import io.twinstore.application.memory.MemoryRows;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.RowEncoding;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** One copy in memory, of which a test says how it changes the rows that it is given. */
final class MemoryScratch implements ScratchTables {
    UnaryOperator<Json.Obj> change = row -> row;
    private final MemoryRows stored = new MemoryRows();
    final List<Json.Obj> rows = stored.rows;
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
            public MovableTables movable() {
                return new MovableTables(List.of(TwoSides.TABLE), Map.of());
            }

            @Override
            public Load begin() {
                return new MemoryLoad();
            }
        };
    }

    @Override
    public TableReader reader() {
        return stored;
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
        public OptionalLong append(Table table, Iterator<Json.Obj> given) {
            return OptionalLong.empty();
        }

        @Override
        public OptionalLong append(Table table, TextRows source, UnaryOperator<Iterator<byte[]>> watched) {
            return OptionalLong.empty();
        }

        @Override
        public TableWriter.Changed change(Table table, Iterator<Json.Obj> given) {
            return new TableWriter.Changed(load(table, given), 0);
        }

        @Override
        public long delete(Table table, List<Json.Obj> keys) {
            long before = rows.size();
            rows.removeIf(row -> keys.contains(table.keyOf(row)));
            return before - rows.size();
        }

        @Override
        public RowDigests digests() {
            return (table, keys) -> keys.stream()
                    .map(key -> stored.find(table, key).map(row -> RowEncoding.digest(table, row)))
                    .toList();
        }

        @Override
        public void commit() {}

        @Override
        public void close() {}
    }
}

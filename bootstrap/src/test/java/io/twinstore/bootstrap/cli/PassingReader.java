package io.twinstore.bootstrap.cli;

import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks a store's reader; a test says what happens before or after a question. */
class PassingReader implements TableReader {
    private final TableReader reader;

    PassingReader(TableReader reader) {
        this.reader = reader;
    }

    @Override
    public String place() {
        return reader.place();
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        return reader.readAfter(table, after, limit);
    }

    @Override
    public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
        return reader.readBetween(table, after, upTo, limit);
    }

    @Override
    public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
        return reader.keyAfter(table, after, rows);
    }

    @Override
    public int leastRows(Table table, int asked) {
        return reader.leastRows(table, asked);
    }

    @Override
    public int lanes() {
        return reader.lanes();
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
        return reader.changedAfter(table, since, after, limit);
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        return reader.keysAfter(table, after, limit);
    }

    @Override
    public Instant now(Table table) {
        return reader.now(table);
    }

    @Override
    public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
        return reader.findAll(table, keys);
    }

    @Override
    public RowCount count(Table table) {
        return reader.count(table);
    }
}

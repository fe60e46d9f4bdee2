package io.twinstore.application.memory;

import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of one table in memory, in their order. */
public class MemoryRows implements TableReader {
    public final List<Json.Obj> rows = new ArrayList<>();

    @Override
    public String place() {
        return "the rows";
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        return after(table, after).limit(limit).toList();
    }

    private Stream<Json.Obj> after(Table table, Json.@Nullable Obj after) {
        return after == null
                ? rows.stream()
                : rows.stream()
                        .dropWhile(row -> !table.keyOf(row).equals(table.keyOf(after)))
                        .skip(1);
    }

    @Override
    public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
        var rest = after(table, after).toList();
        var keys = rest.stream().map(table::keyOf).toList();
        return rest.subList(0, Math.min(limit, keys.indexOf(table.keyOf(upTo)) + 1));
    }

    @Override
    public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int count) {
        return after(table, after).skip(count - 1L).map(table::keyOf).findFirst();
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
        return readAfter(table, after, limit); // a row in memory does not say when it was changed
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        return readAfter(table, after, limit).stream().map(table::keyOf).toList();
    }

    @Override
    public Instant now(Table table) {
        return Instant.now();
    }

    @Override
    public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
        return table.inOrder(keys, rows);
    }

    @Override
    public RowCount count(Table table) {
        return new RowCount(rows.size(), false);
    }
}

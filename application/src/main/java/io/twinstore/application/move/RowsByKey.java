package io.twinstore.application.move;

import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Rows by their primary keys: asked for some at a time or, where many of a small table are wanted, picked from its pages. A row
 * that no page holds is asked for all the same, since it would be taken for a deleted one.
 */
final class RowsByKey {
    private static final int BATCH = 500;

    private final TableReader reader;
    private final int pageSize;

    /** Reads pages of so many rows. */
    RowsByKey(TableReader reader, int pageSize) {
        this.reader = reader;
        this.pageSize = pageSize;
    }

    /** In the order of the keys; nothing for a key that has no row. */
    List<Optional<Json.Obj>> find(Table table, List<Json.Obj> keys) {
        var values = new RowValues(table.columns());
        long total = reader.count(table).rows();
        var found = TablePages.areFaster(total, pageSize, keys.size())
                ? picked(table, total, keys, values)
                : Map.<Json.Obj, Json.Obj>of();
        var rows = new ArrayList<>(keys.stream()
                .map(key -> Optional.ofNullable(found.get(values.part(key, table.key()))))
                .toList());
        var open = IntStream.range(0, keys.size())
                .filter(i -> rows.get(i).isEmpty())
                .boxed()
                .toList();
        for (int from = 0; from < open.size(); from += BATCH) {
            var some = open.subList(from, Math.min(open.size(), from + BATCH));
            var asked = reader.findAll(table, some.stream().map(keys::get).toList());
            for (int i = 0; i < some.size(); i++) {
                rows.set(some.get(i), asked.get(i));
            }
        }
        return rows;
    }

    private Map<Json.Obj, Json.Obj> picked(Table table, long total, List<Json.Obj> keys, RowValues values) {
        var wanted = new HashSet<Json.Obj>();
        keys.forEach(key -> wanted.add(values.part(key, table.key())));
        var picked = new HashMap<Json.Obj, Json.Obj>();
        new TableLanes(reader, table, pageSize, total).forEachRemaining(row -> {
            var key = values.part(row, table.key());
            if (wanted.contains(key)) {
                picked.put(key, row);
            }
        });
        return picked;
    }
}

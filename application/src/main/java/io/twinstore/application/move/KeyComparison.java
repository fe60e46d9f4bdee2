package io.twinstore.application.move;

import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The primary keys that only one of two stores has. The target's keys are held in memory, so neither side's order matters:
 * text keys are sorted differently by two servers.
 *
 * @param missing those that the target lacks
 * @param extra those that the source lacks; a table that is written to gives false alarms, so they are asked for again before
 *     rows are deleted
 */
record KeyComparison(Set<Json.Obj> missing, Set<Json.Obj> extra) {

    static KeyComparison of(TableReader source, TableReader target, Table table, int pageSize, Progress progress) {
        var values = new RowValues(table.columns());
        var extra = new HashSet<Json.Obj>();
        keys(target, table, pageSize).forEachRemaining(key -> extra.add(values.part(key, table.key())));
        var missing = new LinkedHashSet<Json.Obj>();
        long total = source.count(table).rows();
        new CountedRows(keys(source, table, pageSize), table, total, progress).forEachRemaining(key -> {
            var canonical = values.part(key, table.key());
            if (!extra.remove(canonical)) {
                missing.add(canonical);
            }
        });
        return new KeyComparison(missing, extra);
    }

    private static TablePages keys(TableReader reader, Table table, int pageSize) {
        return new TablePages(last -> reader.keysAfter(table, last, pageSize));
    }
}

package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The primary keys that only one of two stores has. Neither side's order matters, since text keys are sorted differently by
 * two servers.
 *
 * @param missing those that the target lacks
 * @param extra those that the source lacks; a table that is written to gives false alarms, so they are asked for again before
 *     rows are deleted
 */
record KeyComparison(Set<Json.Obj> missing, Set<Json.Obj> extra) {

    static KeyComparison of(TableReader source, TableReader target, Table table, int pageSize, Progress progress) {
        var theirs = KeyHashes.of(KeyHashes.keys(target, table, pageSize));
        var keys = KeyHashes.keys(source, table, pageSize);
        var missing = new LinkedHashSet<Json.Obj>();
        var ours = KeyHashes.of(theirs.telling(new CountedRows<>(keys, table, theirs.size(), progress), missing::add));
        var extra = new LinkedHashSet<Json.Obj>();
        if (ours.size() - missing.size() < theirs.size()) {
            ours.others(KeyHashes.keys(target, table, pageSize), extra::add);
        }
        return new KeyComparison(missing, extra);
    }
}

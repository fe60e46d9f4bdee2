package io.twinstore.application.move;

import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.RowEncoding;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row on both sides at one moment.
 *
 * @param row as the source holds it; nothing where it has none
 * @param target the digest of the target's row; nothing where it has none
 */
public record RowState(Table table, Json.Obj key, Optional<Json.Obj> row, Optional<String> target) {

    /** The rows of some primary keys as they are now: they are read from the source, and the target answers digests. */
    static Map<Json.Obj, RowState> read(RowsByKey source, RowDigests target, Table table, List<Json.Obj> keys) {
        var rows = source.find(table, keys).toList();
        var digests = target.of(table, keys);
        var states = new LinkedHashMap<Json.Obj, RowState>();
        for (int i = 0; i < keys.size(); i++) {
            states.put(keys.get(i), new RowState(table, keys.get(i), rows.get(i), digests.get(i)));
        }
        return states;
    }

    /** The digest of the source's row; nothing where it has none. */
    Optional<String> source() {
        return row.map(present -> RowEncoding.digest(table, present));
    }

    /** Whether both sides hold the row alike. */
    boolean equal() {
        return source().equals(target);
    }

    /** Names the table only: a key may be a phone number. */
    @Override
    public String toString() {
        return "a row of " + table;
    }
}

package io.twinstore.application.preflight;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Sends extreme rows the way that a move takes into copies of the target's tables, and reads them back. */
final class Trial {
    private final ScratchTables scratch;
    private final String place;
    private final List<Finding> findings = new ArrayList<>();
    private long tried;

    /**
     * In these copies.
     *
     * @param place the target, where findings are
     */
    Trial(ScratchTables scratch, String place) {
        this.scratch = scratch;
        this.place = place;
    }

    List<Finding> findings() {
        return findings;
    }

    /** How many rows came back as they were sent. */
    long tried() {
        return tried;
    }

    /** Tries one table; what does not come back as it was sent becomes a finding. */
    void table(Table table, TargetTable target) {
        var rows = ExtremeRows.of(table, target);
        try (var load = scratch.writer().begin()) {
            load.load(table, rows.iterator());
            load.commit();
            compare(table, rows);
        } catch (Unavailable | TimedOut e) {
            throw e;
        } catch (StoreException e) {
            findings.add(Finding.blocking(
                    place,
                    table.name(),
                    "extreme rows cannot be tried: " + e.getMessage(),
                    "make right what it names; a move would stop there"));
        }
    }

    private void compare(Table table, List<Json.Obj> sent) {
        Map<Json.Obj, Json.Obj> stored = new HashMap<>();
        scratch.reader().readAfter(table, null, sent.size()).forEach(row -> stored.put(table.keyOf(row), row));
        var changed = new TreeSet<String>();
        for (var row : sent) {
            var columns = differing(row, stored.getOrDefault(table.keyOf(row), new Json.Obj(Map.of())));
            changed.addAll(columns);
            tried += columns.isEmpty() ? 1 : 0;
        }
        changed.forEach(column -> findings.add(Finding.blocking(
                place,
                table.name() + "." + column,
                "an extreme value of this type comes back as another one",
                "hold the column against the schema's; a server of another make may change values")));
    }

    /** The columns in which two rows are not the same, digit by digit and character by character. */
    private static List<String> differing(Json.Obj sent, Json.Obj back) {
        var nulls = JsonNulls.of(sent);
        var nullsBack = JsonNulls.of(back);
        return sent.members().keySet().stream()
                .filter(column -> !column.equals(JsonNulls.MEMBER))
                .filter(column -> !sent.get(column).equals(back.get(column))
                        || nulls.contains(column) != nullsBack.contains(column))
                .toList();
    }
}

package io.twinstore.application.move;

import io.twinstore.application.move.Validation.Difference;
import io.twinstore.application.move.Validation.Kind;
import io.twinstore.application.move.Validation.TableResult;
import io.twinstore.application.move.Validation.Verdict;
import io.twinstore.application.rows.Diagnosis;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The comparison of one table. It keeps a digest of every row of the target (some 300 bytes each), so neither side's order
 * matters: text keys are sorted differently by two servers.
 */
final class TableComparison {
    private final TableReader source;
    private final TableReader target;
    private final Table table;
    private final UnaryOperator<String> hash;
    private final RowValues values;
    private final List<Difference> differences = new ArrayList<>();

    TableComparison(TableReader source, TableReader target, Table table, UnaryOperator<String> hash) {
        this.source = source;
        this.target = target;
        this.table = table;
        this.hash = hash;
        values = new RowValues(table.columns());
    }

    TableResult run(Iterator<Json.Obj> sourceRows, Iterator<Json.Obj> targetRows) {
        Map<Json.Obj, RowValues.Digest> unmatched = new HashMap<>();
        long inTarget = 0;
        for (; targetRows.hasNext(); inTarget++) {
            var row = targetRows.next();
            unmatched.put(values.part(row, table.key()), values.digest(row));
        }
        var suspects = new ArrayList<Json.Obj>();
        long inSource = 0;
        for (; sourceRows.hasNext(); inSource++) {
            var row = sourceRows.next();
            var key = values.part(row, table.key());
            if (!values.digest(row).equals(unmatched.remove(key))) {
                suspects.add(key);
            }
        }
        suspects.addAll(unmatched.keySet());
        suspects.forEach(this::check);
        return result(inSource, inTarget);
    }

    /** Reads a suspect again from both sides, since a table that is written to gives false alarms. */
    private void check(Json.Obj key) {
        Optional<Json.Obj> ours = source.find(table, key);
        Optional<Json.Obj> theirs = target.find(table, key);
        if (ours.isPresent() && theirs.isEmpty()) {
            add(key, Kind.MISSING, List.of(), "missing");
        } else if (ours.isEmpty() && theirs.isPresent()) {
            add(key, Kind.EXTRA, List.of(), "extra");
        } else if (ours.isPresent() && theirs.isPresent()) {
            var columns = values.differing(ours.get(), theirs.get());
            if (!columns.isEmpty()) {
                add(key, Kind.DIFFERENT, columns, Diagnosis.of(columns, ours.get(), theirs.get()));
            }
        }
    }

    private void add(Json.Obj key, Kind kind, List<String> columns, String diagnosis) {
        differences.add(new Difference(table.name(), table.shownKeyOf(key, hash), kind, columns, diagnosis));
    }

    private TableResult result(long inSource, long inTarget) {
        return new TableResult(
                table.name(),
                inSource,
                inTarget,
                count(Kind.MISSING),
                count(Kind.EXTRA),
                count(Kind.DIFFERENT),
                differences.isEmpty() ? Verdict.EQUAL : Verdict.DIFFERENT,
                null);
    }

    private long count(Kind kind) {
        return differences.stream()
                .filter(difference -> difference.kind() == kind)
                .count();
    }

    List<Difference> differences() {
        return differences;
    }
}

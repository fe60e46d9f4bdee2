package io.twinstore.application.comparing;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.application.rows.Diagnosis;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Two answers to one question, by value; rows are matched by what identifies them in both stores. */
final class AnswerComparison {

    /** A row of an answer. */
    private record KeyedRow(RowKey key, Json.Obj values) {}

    private final RowValues values;
    private final List<Difference> differences = new ArrayList<>();

    private AnswerComparison(TableSchema<?> schema) {
        values = RowValues.of(schema);
    }

    /** Where the candidate's answer is not the control's; empty when they say the same. */
    static <A> List<Difference> differences(TableSchema<A> schema, Listing<Row<A>> control, Listing<Row<A>> candidate) {
        if (control.equals(candidate)) { // nearly always, and much cheaper than what follows
            return List.of();
        }
        var comparison = new AnswerComparison(schema);
        comparison.compare(rows(control), rows(candidate));
        if (comparison.differences.isEmpty() && control.more() != candidate.more()) {
            comparison.differences.add(oneSided(control.more(), null)); // beyond the limit
        }
        return comparison.differences;
    }

    private static <A> List<KeyedRow> rows(Listing<Row<A>> answer) {
        return answer.rows().stream()
                .map(fields -> new KeyedRow(RowKey.of(fields), fields.toJson()))
                .toList();
    }

    private void compare(List<KeyedRow> control, List<KeyedRow> candidate) {
        var ours = byKey(control);
        var theirs = byKey(candidate);
        Stream.concat(ours.keySet().stream(), theirs.keySet().stream())
                .distinct()
                .forEach(key -> compare(key, ours.getOrDefault(key, List.of()), theirs.getOrDefault(key, List.of())));
        if (differences.isEmpty() && !keys(control).equals(keys(candidate))) {
            differences.add(Difference.of(Kind.ORDER, Diagnosis.ORDER_ONLY, null));
        }
    }

    /** A store without the unique constraint can hold several rows with one key. */
    private static Map<RowKey, List<Json.Obj>> byKey(List<KeyedRow> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(
                        KeyedRow::key, LinkedHashMap::new, Collectors.mapping(KeyedRow::values, Collectors.toList())));
    }

    private static List<RowKey> keys(List<KeyedRow> rows) {
        return rows.stream().map(KeyedRow::key).toList();
    }

    private void compare(RowKey key, List<Json.Obj> ours, List<Json.Obj> theirs) {
        if (ours.size() == theirs.size()) {
            for (int i = 0; i < ours.size(); i++) {
                compare(key, ours.get(i), theirs.get(i));
            }
        } else if (ours.isEmpty() || theirs.isEmpty()) {
            differences.add(oneSided(theirs.isEmpty(), key));
        } else {
            differences.add(Difference.of(Kind.REPEATED, "repeated key", key));
        }
    }

    private void compare(RowKey key, Json.Obj row, Json.Obj other) {
        var columns = values.differing(row, other);
        if (!columns.isEmpty()) {
            differences.add(new Difference(
                    Kind.DIFFERENT,
                    Diagnosis.of(columns, row, other),
                    key,
                    columns,
                    values.part(row, columns),
                    values.part(other, columns)));
        }
    }

    private static Difference oneSided(boolean missing, @Nullable RowKey key) {
        return missing ? Difference.of(Kind.MISSING, "missing", key) : Difference.of(Kind.EXTRA, "extra", key);
    }
}

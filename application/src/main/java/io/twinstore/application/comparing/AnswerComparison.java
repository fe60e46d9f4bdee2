package io.twinstore.application.comparing;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.application.rows.Diagnosis;
import io.twinstore.application.rows.RowValues;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Two answers to one question, by value; rows are matched by what identifies them in both stores. */
final class AnswerComparison {
    private static final String OLDER_ANSWER = "stale answer";

    private final Shape<?> shape;
    private final RowValues values;
    private final List<Difference> differences = new ArrayList<>();

    private AnswerComparison(Shape<?> shape) {
        this.shape = shape;
        values = RowValues.of(shape);
    }

    /** Where the candidate's answer is not the control's; empty when they say the same. */
    static List<Difference> differences(Shape<?> shape, Answer control, Answer candidate) {
        if (control.equals(candidate)) { // nearly always, and much cheaper than what follows
            return List.of();
        }
        var comparison = new AnswerComparison(shape);
        comparison.compare(comparison.byKey(control), comparison.byKey(candidate));
        if (comparison.differences.isEmpty() && control.more() != candidate.more()) {
            comparison.oneSided(control.more() ? Kind.MISSING : Kind.EXTRA, null); // beyond the limit
        }
        return comparison.differences;
    }

    private Map<RowKey, Json.Obj> byKey(Answer answer) {
        var rows = new LinkedHashMap<RowKey, Json.Obj>();
        for (var aggregate : answer.rows()) {
            var row = AggregateRow.of(shape, aggregate);
            rows.put(key(row), row);
        }
        return rows;
    }

    private RowKey key(Json.Obj row) {
        if (!shape.conflictKey().isEmpty()) {
            return RowKey.of(shape, row);
        }
        var key = shape.key();
        return new RowKey(shape.table(), List.of(key.type().literal(row.get(key.name()))));
    }

    private void compare(Map<RowKey, Json.Obj> control, Map<RowKey, Json.Obj> candidate) {
        control.forEach((key, row) -> {
            var other = candidate.get(key);
            if (other == null) {
                oneSided(Kind.MISSING, key);
            } else {
                compare(key, row, other);
            }
        });
        candidate.keySet().stream().filter(key -> !control.containsKey(key)).forEach(key -> oneSided(Kind.EXTRA, key));
        if (differences.isEmpty() && !List.copyOf(control.keySet()).equals(List.copyOf(candidate.keySet()))) {
            differences.add(Difference.of(Kind.ORDER, Diagnosis.ORDER_ONLY, null));
        }
    }

    private void compare(RowKey key, Json.Obj row, Json.Obj other) {
        var columns = values.differing(row, other);
        if (!columns.isEmpty()) {
            differences.add(new Difference(
                    Kind.DIFFERENT,
                    diagnosis(columns, row, other),
                    key,
                    columns,
                    values.part(row, columns),
                    values.part(other, columns)));
        }
    }

    private static String diagnosis(List<String> columns, Json.Obj row, Json.Obj other) {
        var diagnosis = Diagnosis.of(columns, row, other);
        boolean older = diagnosis.equals(Diagnosis.VALUE)
                && Diagnosis.of(columns, other, row).equals(Diagnosis.STALE);
        return older ? OLDER_ANSWER : diagnosis;
    }

    private void oneSided(Kind kind, @Nullable RowKey key) {
        differences.add(Difference.of(kind, kind == Kind.MISSING ? "missing" : "extra", key));
    }
}

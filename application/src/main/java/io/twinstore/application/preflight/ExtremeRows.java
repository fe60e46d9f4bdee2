package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows of one table that together hold every extreme value of every column, SQL null and JSON null among them. */
final class ExtremeRows {
    private ExtremeRows() {}

    /** As many as the column with the most extreme values has; none for a table that demands a value of another type. */
    static List<Json.Obj> of(Table table, TargetTable target) {
        Map<ColumnFacts, List<Json>> values = new LinkedHashMap<>();
        for (var column : target.columns()) {
            if (table.columns().containsKey(column.name()) && column.kind() == Kind.PLAIN) {
                var extreme = withNull(column, table.columns().get(column.name()));
                if (extreme.isEmpty() && !column.hasDefault() && !table.key().contains(column.name())) {
                    return List.of();
                }
                values.put(column, extreme);
            }
        }
        int most = values.values().stream().mapToInt(List::size).max().orElse(0);
        var rows = new ArrayList<Json.Obj>();
        for (int i = 0; i < most; i++) {
            var row = row(table, values, i);
            if (!row.members().keySet().containsAll(table.key())) {
                return List.of();
            }
            rows.add(row);
        }
        return rows;
    }

    /** A jsonb column has a JSON null at the end, which is not the same as none. */
    private static List<Json> withNull(ColumnFacts column, @Nullable ColumnType<?> type) {
        var values = new ArrayList<>(ExtremeValues.of(column).stream()
                .filter(value -> type == null || !(type.isText() || value instanceof Json.Num) || holds(type, value))
                .toList());
        if (column.nullable()) {
            values.add(Json.NULL);
        }
        if ("jsonb".equals(column.type())) {
            values.add(Json.NULL);
        }
        return values;
    }

    /** Whether the schema allows a text or a number, which the target's column may hold beyond it. */
    private static boolean holds(ColumnType<?> type, Json value) {
        try {
            type.read(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static Json.Obj row(Table table, Map<ColumnFacts, List<Json>> values, int number) {
        var members = new LinkedHashMap<String, Json>();
        var jsonNulls = new ArrayList<String>();
        values.forEach((column, all) -> {
            if (table.key().contains(column.name())) {
                var key = ExtremeValues.distinct(column, number);
                if (key != null) {
                    members.put(column.name(), key);
                }
            } else if (!all.isEmpty()) {
                int place = number % all.size();
                members.put(column.name(), all.get(place));
                if ("jsonb".equals(column.type()) && place == all.size() - 1) {
                    jsonNulls.add(column.name());
                }
            }
        });
        return JsonNulls.in(new Json.Obj(members), jsonNulls);
    }
}

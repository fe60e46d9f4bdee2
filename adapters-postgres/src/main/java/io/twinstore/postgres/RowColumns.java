package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a load, which its first row states and every other must state too, and each row's line for COPY.
 *
 * <p>A value that the domain cannot hold goes to PostgreSQL as text (infinity, 24:00, NaN), since PostgreSQL judges those
 * itself; what PostgreSQL would round or cut without a word is refused here.
 */
final class RowColumns {
    private static final String DAY = "\\d{4,}-\\d\\d-\\d\\d";
    private static final String TIME = "\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?";
    private static final Map<String, Pattern> LEFT_TO_POSTGRES = Map.of(
            "date", Pattern.compile("-?infinity|" + DAY + "( BC)?"),
            "time", Pattern.compile("24:00:00"),
            "timestamptz", Pattern.compile("-?infinity|" + DAY + "T" + TIME + "[+-]\\d\\d(:\\d\\d)*( BC)?"),
            "numeric", Pattern.compile("NaN|-?Infinity"));
    private static final Pattern TOO_FINE = Pattern.compile(".*\\.\\d{7,}.*");

    private final Table table;
    private final List<String> names = new ArrayList<>();

    RowColumns(Table table) {
        this.table = table;
    }

    List<String> names() {
        return names;
    }

    void take(Json.Obj first) {
        for (var name : columns(first)) {
            if (!table.columns().containsKey(name)) {
                throw new InvalidInput(
                        table + ", row 1: the target has no column " + name + "; is its schema of another version?");
            }
            names.add(name);
        }
    }

    /** The row's line; {@code number} counts rows from 1. */
    String line(Json.Obj row, long number) {
        var stated = columns(row);
        var jsonNulls = jsonNulls(row, number);
        if (stated.size() != names.size() || !stated.containsAll(names)) {
            throw new InvalidInput(table + ", row " + number + ": states other columns than row 1");
        }
        var line = new StringBuilder();
        for (var name : names) {
            var type = table.columns().get(name);
            var value = row.get(name);
            if (type == null || !fits(type, value)) {
                throw new InvalidInput(table + ", row " + number + ", column " + name + ": " + problem(type, value));
            }
            line.append(line.isEmpty() ? "" : "\t");
            line.append(jsonNulls.contains(name) ? CopyText.JSON_NULL : CopyText.of(type, value));
        }
        return line.append('\n').toString();
    }

    private Set<String> jsonNulls(Json.Obj row, long number) {
        var columns = JsonNulls.of(row);
        for (var name : columns) {
            if (table.columns().get(name) != ColumnType.JSON || !row.get(name).equals(Json.NULL)) {
                throw new InvalidInput(table + ", row " + number + ", column " + name + ": cannot hold a JSON null");
            }
        }
        return columns;
    }

    /** What the row states of what can be written: not what it says of its JSON nulls, nor what PostgreSQL computes. */
    private Set<String> columns(Json.Obj row) {
        var columns = new LinkedHashSet<>(row.members().keySet());
        columns.remove(JsonNulls.MEMBER);
        columns.removeAll(table.generated());
        return columns;
    }

    private static boolean fits(ColumnType<?> type, Json value) {
        return problem(type, value).isEmpty();
    }

    private static String problem(@Nullable ColumnType<?> type, Json value) {
        if (type == null) {
            return "is not in the target";
        }
        try {
            type.read(value);
            return tooFine(type, value) ? "has more than microseconds" : "";
        } catch (IllegalArgumentException e) {
            return leftToPostgres(type, value) ? "" : String.valueOf(e.getMessage());
        }
    }

    /** An instant is read without what is finer than a microsecond, but a row must arrive as it is. */
    private static boolean tooFine(ColumnType<?> type, Json value) {
        return type == ColumnType.INSTANT
                && value instanceof Json.Str text
                && TOO_FINE.matcher(text.value()).matches();
    }

    private static boolean leftToPostgres(ColumnType<?> type, Json value) {
        if (value instanceof Json.Str text) {
            var allowed = LEFT_TO_POSTGRES.get(type.name());
            return allowed != null && allowed.matcher(text.value()).matches();
        }
        return type.name().endsWith("[]") && value instanceof Json.Arr array && nested(array);
    }

    /** Whether the array has several dimensions, which the domain does not have. */
    private static boolean nested(Json.Arr array) {
        return array.elements().stream().anyMatch(Json.Arr.class::isInstance);
    }
}

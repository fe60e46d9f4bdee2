package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The columns of a load, which its first row states and every other must state too, and each row's line for COPY.
 *
 * <p>A value that the domain cannot hold goes to PostgreSQL as text (infinity, 24:00, NaN), since PostgreSQL judges those
 * itself; what PostgreSQL would round or cut without a word is refused here.
 */
final class RowColumns {
    private static final Set<ColumnType<?>> JUDGED_BY_POSTGRES =
            Set.of(ColumnType.DATE, ColumnType.TIME, ColumnType.INSTANT);
    private static final Set<String> NUMBERS_AS_TEXT = Set.of("NaN", "Infinity", "-Infinity");

    private final Table table;
    private final List<String> names = new ArrayList<>();

    RowColumns(Table table) {
        this.table = table;
    }

    List<String> names() {
        return names;
    }

    void take(Json.Obj first) {
        for (var name : first.members().keySet()) {
            if (!table.columns().containsKey(name)) {
                throw new InvalidInput(
                        table + ", row 1: the target has no column " + name + "; is its schema of another version?");
            }
            names.add(name);
        }
    }

    /** The row's line; {@code number} counts rows from 1. */
    String line(Json.Obj row, long number) {
        if (row.members().size() != names.size() || !row.members().keySet().containsAll(names)) {
            throw new InvalidInput(table + ", row " + number + ": states other columns than row 1");
        }
        var line = new StringBuilder();
        for (var name : names) {
            var type = table.columns().get(name);
            var value = row.get(name);
            if (type == null || !fits(type, value)) {
                throw new InvalidInput(table + ", row " + number + ", column " + name + ": " + problem(type, value));
            }
            line.append(line.isEmpty() ? "" : "\t").append(CopyText.of(type, value));
        }
        return line.append('\n').toString();
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
            return "";
        } catch (IllegalArgumentException e) {
            return leftToPostgres(type, value) ? "" : String.valueOf(e.getMessage());
        }
    }

    private static boolean leftToPostgres(ColumnType<?> type, Json value) {
        if (value instanceof Json.Str text) {
            return JUDGED_BY_POSTGRES.contains(type)
                    || (type.name().equals("numeric") && NUMBERS_AS_TEXT.contains(text.value()));
        }
        return type.name().endsWith("[]") && value instanceof Json.Arr array && nested(array);
    }

    /** Whether the array has several dimensions, which the domain does not have. */
    private static boolean nested(Json.Arr array) {
        return array.elements().stream().anyMatch(Json.Arr.class::isInstance);
    }
}

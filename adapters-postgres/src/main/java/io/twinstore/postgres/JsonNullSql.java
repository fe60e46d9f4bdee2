package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The JSON nulls of rows in SQL: a column beside the row's own that names them, and the value when they are written. */
final class JsonNullSql {
    private JsonNullSql() {}

    /** The columns of a table that can hold a JSON null, in the order in which a row names them. */
    static List<String> columns(Map<String, ColumnType<?>> types) {
        return types.entrySet().stream()
                .filter(column -> column.getValue() == ColumnType.JSON)
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** An expression for the member {@link JsonNulls#MEMBER} of the table's row, where columns may be none. */
    static String member(String alias, List<String> columns) {
        return columns.stream()
                .map(column -> "case when " + alias + "." + Sql.quoted(column) + "::jsonb::text = 'null' then "
                        + Sql.literal(column) + " end")
                .collect(Collectors.joining(", ", "array_remove(array[", "]::text[], null)"));
    }

    /** The value of a column of a given record, whose row as JSON says whether a null is a JSON null. */
    static String value(String record, String json, String column) {
        var named = "(%s -> '%s')::jsonb @> '[\"%s\"]'".formatted(json, JsonNulls.MEMBER, column);
        return "case when " + named + " then 'null' else " + record + ".\"" + column + "\" end";
    }
}

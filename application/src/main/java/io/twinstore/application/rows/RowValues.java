package io.twinstore.application.rows;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Rows by value: two texts of one instant, or of one decimal number, are the same value; text is compared as it is, and so
 * is what the domain has no value for. A JSON null is another value than none ({@link JsonNulls}).
 */
public final class RowValues {

    private final Map<String, ColumnType<?>> types;

    /** Of rows with these columns, in the table's order; columns that are not named are compared as they are. */
    public RowValues(Map<String, ColumnType<?>> types) {
        this.types = types;
    }

    /** Of rows of this schema. */
    public static RowValues of(TableSchema<?> schema) {
        var types = new LinkedHashMap<String, ColumnType<?>>();
        schema.columns().forEach(column -> types.put(column.name(), column.type()));
        return new RowValues(types);
    }

    /** Some columns of a row, by value. */
    public Json.Obj part(Json.Obj row, List<String> columns) {
        var members = new LinkedHashMap<String, Json>();
        columns.forEach(column -> members.put(column, canonical(column, row.get(column))));
        return new Json.Obj(members);
    }

    /** The columns in which two rows differ, in the order of the table. */
    public List<String> differing(Json.Obj one, Json.Obj other) {
        var columns = new LinkedHashSet<>(types.keySet());
        columns.addAll(one.members().keySet());
        columns.addAll(other.members().keySet());
        columns.remove(JsonNulls.MEMBER);
        var ones = JsonNulls.of(one);
        var others = JsonNulls.of(other);
        return columns.stream()
                .filter(column -> ones.contains(column) != others.contains(column)
                        || !canonical(column, one.get(column)).equals(canonical(column, other.get(column))))
                .toList();
    }

    private Json canonical(String column, Json value) {
        var type = types.get(column);
        return sorted(type == null ? value : type.canonical(value));
    }

    /** The same JSON with the members of every object in one order. */
    private static Json sorted(Json value) {
        if (value instanceof Json.Obj object) {
            var members = new TreeMap<String, Json>();
            object.members().forEach((name, member) -> members.put(name, sorted(member)));
            return new Json.Obj(members);
        }
        return value instanceof Json.Arr array
                ? new Json.Arr(array.elements().stream().map(RowValues::sorted).toList())
                : value;
    }
}

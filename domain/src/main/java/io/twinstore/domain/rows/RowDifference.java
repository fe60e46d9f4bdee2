package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.util.List;

/**
 * What distinguishes two rows by value: two texts of one instant, or of one decimal number, are the same
 * value; a JSON null is another one than no value.
 */
public final class RowDifference {
    private RowDifference() {}

    /** The shape's columns in which two rows differ, in its order. */
    public static List<String> columns(TableSchema<?> schema, Json.Obj one, Json.Obj other) {
        var ones = JsonNulls.of(one);
        var others = JsonNulls.of(other);
        return schema.columns().stream()
                .filter(column -> ones.contains(column.name()) != others.contains(column.name())
                        || !same(column.type(), one.get(column.name()), other.get(column.name())))
                .map(Column::name)
                .toList();
    }

    private static boolean same(ColumnType<?> type, Json one, Json other) {
        return one.equals(other) || type.canonical(one).equals(type.canonical(other));
    }
}

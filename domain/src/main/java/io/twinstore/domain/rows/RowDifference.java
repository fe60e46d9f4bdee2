package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
        if (one.equals(other)) {
            return true;
        }
        var value = read(type, one);
        return value != null && value.equals(read(type, other));
    }

    /** The value, or null for one that the domain does not have, which is nothing but its text. */
    private static @Nullable Object read(ColumnType<?> type, Json json) {
        try {
            return type == ColumnType.INSTANT && json instanceof Json.Str text
                    ? OffsetDateTime.parse(text.value()).toInstant() // what is finer than a microsecond counts too
                    : type.read(json);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return null;
        }
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.values.Json;

/** A row's JSON values in the text format of PostgreSQL's COPY. */
final class CopyText {
    /** JSON null as a value of a column, which is not the same as none. */
    static final String JSON_NULL = "null";

    private static final String NULL = "\\N";

    private CopyText() {}

    /** The value of a column as COPY reads it. */
    static String of(ColumnType<?> type, Json value) {
        if (value.equals(Json.NULL)) {
            return NULL;
        }
        return escape(type.literal(value));
    }

    private static String escape(String text) {
        var out = new StringBuilder(text.length() + 8);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> out.append(c);
            }
        }
        return out.toString();
    }
}

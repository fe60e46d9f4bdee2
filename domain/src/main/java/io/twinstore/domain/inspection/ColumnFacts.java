package io.twinstore.domain.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A column as its store describes it.
 *
 * @param type PostgreSQL's name of the type without a length, such as {@code character varying[]}; null when the store does not tell
 * @param length the most characters of a text; null for no bound, or when the store does not tell
 * @param precision the most digits of a number; null for no bound, or when the store does not tell
 * @param scale how many of them are decimals
 * @param hasDefault whether a row that leaves it out gets a value
 */
public record ColumnFacts(
        String name,
        @Nullable String type,
        @Nullable Integer length,
        @Nullable Integer precision,
        @Nullable Integer scale,
        boolean nullable,
        boolean hasDefault,
        Kind kind) {

    /** Who gives a column its values. */
    public enum Kind {
        /** Whoever writes the row. */
        PLAIN,
        /** A sequence, whatever a row states. */
        IDENTITY_ALWAYS,
        /** An expression, whatever a row states. */
        GENERATED
    }

    /** A column of which no more than its name is known. */
    public static ColumnFacts named(String name) {
        return new ColumnFacts(name, null, null, null, null, true, false, Kind.PLAIN);
    }

    /** The type as it stands in a table's definition. */
    public String shownType() {
        if (type == null) {
            return "a type that is not told";
        }
        var size = length != null ? "(" + length + ")" : precision != null ? "(" + precision + "," + scale + ")" : "";
        return type.endsWith("[]") ? type.substring(0, type.length() - 2) + size + "[]" : type + size;
    }
}

package io.twinstore.postgres;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The upsert of every write: of a caller's batch, of a load and of the second store's rows. */
final class UpsertSql {
    /** The name under which the statement sees the rows that it is given. */
    static final String GIVEN = "g";

    private UpsertSql() {}

    /** The value of a column as it was given. */
    static String value(String column) {
        return GIVEN + "." + Sql.quoted(column);
    }

    /**
     * Inserts the rows, and overwrites every stated column of those whose conflict key is there.
     *
     * @param source what stands after {@code from}; names the rows {@link #GIVEN}
     * @param value the expression of a column
     */
    static String upsert(
            String table, List<String> key, List<String> columns, String source, UnaryOperator<String> value) {
        var values = columns.stream().map(value).collect(Collectors.joining(", "));
        return "insert into " + Sql.quoted(table) + " as t (" + Sql.list(columns) + ") select " + values + " from "
                + source + " on conflict (" + Sql.list(key) + ") do update set " + set(columns);
    }

    /** Overwrites these columns of a row that is there with those that were to be inserted. */
    static String set(List<String> columns) {
        return columns.stream()
                .map(Sql::quoted)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }
}

package io.twinstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.conf.RenderQuotedNames;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Renders SQL with jOOQ and keeps it: building a query anew for each call costs more than half of the call. */
final class Sql {
    /** jOOQ without a connection: it only renders. */
    static final DSLContext RENDER = DSL.using(
            SQLDialect.POSTGRES,
            new Settings()
                    .withRenderSchema(false)
                    .withRenderQuotedNames(RenderQuotedNames.ALWAYS)
                    .withRenderFormatted(false));

    /** More than any program states; a bound against a caller who makes up queries without end. */
    private static final int KEPT = 1_000;

    private final ConcurrentMap<Object, String> kept = new ConcurrentHashMap<>();

    /** The SQL of the structure, rendered the first time that it is asked for. */
    String of(Object structure, Supplier<String> render) {
        var sql = kept.get(structure);
        if (sql == null) {
            sql = render.get();
            if (kept.size() < KEPT) {
                kept.put(structure, sql);
            }
        }
        return sql;
    }

    /** Runs statements that answer nothing. */
    static void run(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    /** A name as it stands in SQL. */
    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A text as it stands in SQL. */
    static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Names of columns, separated by commas. */
    static String list(List<String> columns) {
        return columns.stream().map(Sql::quoted).collect(Collectors.joining(", "));
    }

    /** The columns of one table of several, separated by commas. */
    static String list(String alias, List<String> columns) {
        return columns.stream().map(column -> alias + "." + quoted(column)).collect(Collectors.joining(", "));
    }

    /** The texts of the first column of a query about something of this name. */
    static List<String> strings(Connection connection, String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (var result = statement.executeQuery()) {
                return strings(result);
            }
        }
    }

    /** The texts of a query's first column. */
    static List<String> strings(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            return strings(result);
        }
    }

    private static List<String> strings(ResultSet result) throws SQLException {
        var strings = new ArrayList<String>();
        while (result.next()) {
            strings.add(result.getString(1));
        }
        return strings;
    }

    /** The texts of an array in a column of a result. */
    static List<String> texts(ResultSet row, int column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    /** A place for a bound value, without a cast: PostgreSQL takes the column's type. */
    @SuppressWarnings("unchecked") // rendered as ? whatever its type
    static <T> Field<T> placeholder() {
        return (Field<T>) DSL.param("value", SQLDataType.OTHER);
    }
}

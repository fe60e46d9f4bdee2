package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;

/** The types of the columns that a table holds values of its own in, not of those that PostgreSQL computes. */
final class StoredTypes {
    private static final String SQL = """
            select attname, format_type(atttypid, atttypmod), format_type(atttypid, -1) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum
            """;

    private StoredTypes() {}

    /** Them all. */
    static Map<String, String> of(Connection connection, Table table) throws SQLException {
        return types(connection, table, false);
    }

    /** Those that are what the move takes the columns for, so that a row needs no look. */
    static Map<String, String> held(Connection connection, Table table) throws SQLException {
        return types(connection, table, true);
    }

    private static Map<String, String> types(Connection connection, Table table, boolean asMoved) throws SQLException {
        try (var statement = connection.prepareStatement(SQL)) {
            statement.setString(1, LoadSql.quoted(table));
            try (var row = statement.executeQuery()) {
                var types = new LinkedHashMap<String, String>();
                while (row.next()) {
                    var name = row.getString(1);
                    var moved = table.columns().get(name);
                    var type =
                            ColumnType.named(row.getString(3), null, null, null).name();
                    if (!asMoved || (moved != null && moved.name().equals(type))) {
                        types.put(name, row.getString(2));
                    }
                }
                return types;
            }
        }
    }
}

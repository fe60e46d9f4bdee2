package io.twinstore.bootstrap.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the served schema holds, read from PostgreSQL's catalogue, again whenever an unknown name is asked for. */
final class Catalogue {
    private static final String COLUMNS = """
            SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                   CASE WHEN a.attgenerated <> '' OR a.attidentity = 'a' THEN NULL
                        WHEN a.attidentity = 'd' THEN format('nextval(%L::regclass)',
                            pg_get_serial_sequence(format('%I.%I', n.nspname, c.relname), a.attname))
                        WHEN d.adbin IS NOT NULL THEN pg_get_expr(d.adbin, d.adrelid)
                        ELSE pg_get_expr(t.typdefaultbin, 0) END,
                   array_position(k.conkey, a.attnum), a.attnotnull
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'p'
            WHERE n.nspname = ? AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
            ORDER BY c.relname, a.attnum
            """;

    private final SandboxDatabase database;
    private final String schema;
    private volatile Map<String, RestTable> tables = Map.of();

    Catalogue(SandboxDatabase database, String schema) {
        this.database = database;
        this.schema = schema;
    }

    /** The table, fresh from the database if it or one of the columns is not known yet. */
    RestTable table(String name, Collection<String> columns) {
        RestTable known = tables.get(name);
        if (known == null || !known.hasAll(columns)) {
            tables = database.inTransaction(true, this::read);
            known = tables.get(name);
        }
        if (known == null) {
            throw RestError.unknownTable(schema, name);
        }
        return known;
    }

    /** Every table, fresh from the database. */
    Collection<RestTable> all() {
        tables = database.inTransaction(true, this::read);
        return tables.values();
    }

    /** PostgreSQL's own spelling of a type, for a cast. */
    String type(String name) {
        SqlBuffer query =
                new SqlBuffer().sql("SELECT format_type(to_regtype(").bind(name).sql("), NULL)");
        String found = database.inTransaction(true, connection -> {
            try (PreparedStatement statement = query.prepare(connection);
                    ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1) == null ? "" : rows.getString(1);
            }
        });
        if (found.isEmpty()) {
            throw RestError.undefinedType(name);
        }
        return found;
    }

    private Map<String, RestTable> read(Connection connection) throws SQLException {
        Map<String, Draft> drafts = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
            statement.setString(1, schema);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    drafts.computeIfAbsent(rows.getString(1), name -> new Draft())
                            .add(rows);
                }
            }
        }
        Map<String, RestTable> result = new LinkedHashMap<>();
        drafts.forEach((name, draft) -> result.put(name, draft.table(schema, name)));
        return result;
    }

    /** A table while its columns are being read. */
    private static final class Draft {
        private final Map<String, RestColumn> columns = new LinkedHashMap<>();
        private final Map<Integer, String> primaryKey = new TreeMap<>();

        void add(ResultSet row) throws SQLException {
            String name = row.getString(2);
            @Nullable String defaultValue = row.getString(4);
            columns.put(name, new RestColumn(name, row.getString(3), defaultValue, row.getBoolean(6)));
            int position = row.getInt(5);
            if (position > 0) {
                primaryKey.put(position, name);
            }
        }

        RestTable table(String schema, String name) {
            return new RestTable(schema, name, columns, List.copyOf(primaryKey.values()));
        }
    }
}

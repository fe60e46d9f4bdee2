package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.Named;

/**
 * What a table holds its rows to, and what gives them their ids.
 *
 * @param sequenced the columns whose values a sequence of their own gives
 */
record TableConstraints(String table, List<UniqueKey> uniqueKeys, List<Reference> references, List<String> sequenced) {

    /** Columns that hold the same values in no two rows; the primary key is one, too. */
    record UniqueKey(String name, List<String> columns, boolean primary) {}

    /**
     * A foreign key.
     *
     * @param parent as it stands in SQL, with its schema where that is another
     * @param parentColumns those that its columns name, in this order
     */
    record Reference(String name, List<String> columns, String parent, List<String> parentColumns) {}

    private static final String COLUMNS = """
            array(select a.attname::text from unnest(%s) with ordinality k(attnum, place)
                  join pg_attribute a on a.attrelid = %s and a.attnum = k.attnum%s order by k.place)
            """;

    /** A unique index of some rows, or over expressions, is none that rows could exchange or be named by. */
    private static final String UNIQUE_KEYS =
            """
            select i.relname, x.indisprimary, %s
            from pg_index x join pg_class i on i.oid = x.indexrelid
            where x.indrelid = ?::regclass and x.indisunique and x.indpred is null and x.indexprs is null
            order by i.relname
            """.formatted(COLUMNS.formatted("x.indkey::int2[]", "x.indrelid", " and k.place <= x.indnkeyatts"));

    private static final String REFERENCES = """
            select f.conname, f.confrelid::regclass::text, %s, %s
            from pg_constraint f
            where f.conrelid = ?::regclass and f.contype = 'f' and f.conparentid = 0
            order by f.conname
            """.formatted(
                    COLUMNS.formatted("f.conkey", "f.conrelid", ""), COLUMNS.formatted("f.confkey", "f.confrelid", ""));

    private static final String SEQUENCED = """
            select a.attname from pg_attribute a
            where a.attrelid = ?::regclass and a.attnum > 0 and not a.attisdropped
            and pg_get_serial_sequence(a.attrelid::regclass::text, a.attname) is not null
            order by a.attnum
            """;

    private static final String REFERRED_TO =
            "select from pg_constraint where confrelid = ?::regclass and contype = 'f' limit 1";

    /** As the generated classes know it. */
    static TableConstraints of(org.jooq.Table<?> generated) {
        return new TableConstraints(
                generated.getName(),
                generated.getKeys().stream()
                        .map(key -> new UniqueKey(key.getName(), names(key.getFields()), key.isPrimary()))
                        .toList(),
                generated.getReferences().stream()
                        .map(key -> new Reference(
                                key.getName(),
                                names(key.getFields()),
                                key.getKey().getTable().getName(),
                                names(key.getKeyFields())))
                        .toList(),
                Arrays.stream(generated.fields())
                        .filter(field -> field.getDataType().identity())
                        .map(Field::getName)
                        .toList());
    }

    private static List<String> names(List<? extends Named> fields) {
        return fields.stream().<String>map(Named::getName).toList();
    }

    /** As the database's catalogue has it now. */
    static TableConstraints of(Connection connection, Table table) throws SQLException {
        var uniqueKeys = new ArrayList<UniqueKey>();
        each(
                connection,
                UNIQUE_KEYS,
                table,
                row -> uniqueKeys.add(new UniqueKey(row.getString(1), Sql.texts(row, 3), row.getBoolean(2))));
        var references = new ArrayList<Reference>();
        each(
                connection,
                REFERENCES,
                table,
                row -> references.add(
                        new Reference(row.getString(1), Sql.texts(row, 3), row.getString(2), Sql.texts(row, 4))));
        var sequenced = new ArrayList<String>();
        each(connection, SEQUENCED, table, row -> sequenced.add(row.getString(1)));
        return new TableConstraints(table.name(), uniqueKeys, references, sequenced);
    }

    /** Whether a foreign key of any table of the database names this one's rows. */
    static boolean isReferredTo(Connection connection, Table table) throws SQLException {
        var found = new ArrayList<String>();
        each(connection, REFERRED_TO, table, row -> found.add(table.name()));
        return !found.isEmpty();
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, Table table, Each each) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, LoadSql.quoted(table));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    each.row(row);
                }
            }
        }
    }
}

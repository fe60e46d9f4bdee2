package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.inspection.DatabaseFacts;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Learns from PostgreSQL's catalogue what its server, its tables and the user's privileges are. */
final class PostgresInspection implements TargetInspection {
    /** Names that begin so are those of scratch schemas. */
    static final String SCRATCH = "twinstore_preflight_";

    private static final String SERVER = """
            select current_setting('server_version_num')::int, current_setting('server_version'),
                   pg_encoding_to_char(d.encoding), d.datcollate, d.datctype,
                   case when pg_encoding_to_char(d.encoding) = 'UTF8'
                        then chr(1048 + 0 * d.encoding) ilike chr(1080 + 0 * d.encoding) else false end,
                   pg_database_size(d.oid), has_database_privilege(d.oid, 'CREATE'), has_database_privilege(d.oid, 'TEMP'),
                   array(select extname::text from pg_extension),
                   array(select nspname::text from pg_namespace where starts_with(nspname::text, ?) order by nspname)
            from pg_database d where d.datname = current_database()
            """;

    private static final String TABLES = """
            select t.name, row_security_active(c.oid),
                   array(select p from unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE']) p
                         where not has_table_privilege(c.oid, p))
                   || array(select 'UPDATE on sequence ' || s.relname from pg_depend d
                            join pg_class s on s.oid = d.objid
                            where d.refobjid = c.oid and d.deptype in ('a', 'i')
                            and case when s.relkind = 'S' then not has_sequence_privilege(s.oid, 'UPDATE') end)
            from unnest(?::text[]) with ordinality as t(name, place)
            join pg_class c on c.oid = to_regclass(quote_ident(t.name))
            order by t.place
            """;

    private static final String COLUMNS = """
            select t.name, a.attname, format_type(a.atttypid, null),
                   case when y.typname in ('varchar', 'bpchar', '_varchar', '_bpchar') and a.atttypmod > 3
                        then a.atttypmod - 4 end,
                   case when y.typname in ('numeric', '_numeric') and a.atttypmod > 3
                        then (a.atttypmod - 4) >> 16 end,
                   case when y.typname in ('numeric', '_numeric') and a.atttypmod > 3
                        then (a.atttypmod - 4) & 2047 end,
                   not a.attnotnull, a.atthasdef or a.attidentity <> '',
                   case when a.attgenerated <> '' then 'GENERATED'
                        when a.attidentity = 'a' then 'IDENTITY_ALWAYS' else 'PLAIN' end
            from unnest(?::text[]) as t(name)
            join pg_attribute a on a.attrelid = to_regclass(quote_ident(t.name)) and a.attnum > 0 and not a.attisdropped
            join pg_type y on y.oid = a.atttypid
            order by t.name, a.attnum
            """;

    private final Database database;
    private final String place;

    PostgresInspection(Database database, String place) {
        this.database = database;
        this.place = place;
    }

    @Override
    public TargetFacts facts(List<Table> tables) {
        var names = tables.stream().map(Table::name).toList();
        try {
            return database.read(connection -> new TargetFacts(server(connection), tables(connection, names)));
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public DatabaseFacts database(List<Table> tables) {
        try {
            return database.read(connection -> SpaceAndClock.of(connection, tables));
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public ConstraintReport constraints() {
        try {
            return ConstraintCheck.of(database);
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    private TargetFacts.Server server(Connection connection) throws SQLException {
        try (var statement = connection.prepareStatement(SERVER)) {
            statement.setString(1, SCRATCH);
            try (var row = statement.executeQuery()) {
                row.next();
                return new TargetFacts.Server(
                        place,
                        row.getInt(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getBoolean(6),
                        row.getLong(7),
                        Set.copyOf(Sql.texts(row, 10)),
                        row.getBoolean(8),
                        row.getBoolean(9),
                        Sql.texts(row, 11));
            }
        }
    }

    private interface Each {
        void row(ResultSet row) throws SQLException;
    }

    private static void each(Connection connection, String sql, List<String> names, Each each) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("text", names.toArray()));
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    each.row(row);
                }
            }
        }
    }

    /** The columns of those of these tables that are there. */
    static Map<String, List<ColumnFacts>> columns(Connection connection, List<String> names) throws SQLException {
        Map<String, List<ColumnFacts>> columns = new LinkedHashMap<>();
        each(
                connection,
                COLUMNS,
                names,
                row -> columns.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                        .add(column(row)));
        return columns;
    }

    private static List<TargetTable> tables(Connection connection, List<String> names) throws SQLException {
        var columns = columns(connection, names);
        var tables = new ArrayList<TargetTable>();
        each(
                connection,
                TABLES,
                names,
                row -> tables.add(new TargetTable(
                        row.getString(1),
                        columns.getOrDefault(row.getString(1), List.of()),
                        Sql.texts(row, 3),
                        row.getBoolean(2))));
        return tables;
    }

    private static ColumnFacts column(ResultSet row) throws SQLException {
        return new ColumnFacts(
                row.getString(2),
                row.getString(3),
                number(row, 4),
                number(row, 5),
                number(row, 6),
                row.getBoolean(7),
                row.getBoolean(8),
                Kind.valueOf(row.getString(9)));
    }

    private static @Nullable Integer number(ResultSet row, int column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : (Integer) number;
    }
}

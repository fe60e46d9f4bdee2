package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tables that a database has, as its catalogue tells, in the schema where names are looked for first. */
final class DatabaseTables {
    /** Flyway's own, which tells of this database alone. */
    private static final String HISTORY = "flyway_schema_history";

    private static final String IN_SCHEMA = """
            c.relnamespace = (select oid from pg_namespace where nspname = current_schema())
            and c.relkind in ('r', 'p', 'v', 'm', 'f') and not c.relispartition and c.relname <> '%s'
            """.formatted(HISTORY);

    private static final String TABLES = """
            select c.relname, c.relkind::text,
                   array(select a.attname::text from pg_index x
                         cross join unnest(x.indkey::int2[]) with ordinality k(attnum, place)
                         join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
                         where x.indrelid = c.oid and x.indisprimary and k.place <= x.indnkeyatts order by k.place),
                   array(select distinct p.relname::text from pg_constraint f join pg_class p on p.oid = f.confrelid
                         where f.conrelid = c.oid and f.contype = 'f' and f.confrelid <> c.oid)
            from pg_class c where %s order by c.relname
            """.formatted(IN_SCHEMA);

    /**
     * A domain is the type that it narrows. What has no form in JSON that PostgreSQL itself reads back, as rows in a column
     * and types with a cast of their own to JSON, cannot be carried; nor can money, whose text depends on the server's place.
     */
    private static final String COLUMNS = """
            with recursive bases(oid, base, typmod) as (
                select oid, oid, -1 from pg_type where typtype <> 'd'
                union all
                select d.oid, b.base, greatest(d.typtypmod, b.typmod)
                from pg_type d join bases b on d.typbasetype = b.oid where d.typtype = 'd')
            select c.relname, a.attname, format_type(b.base, null),
                   case when e.typname in ('varchar', 'bpchar') and m.typmod > 3 then m.typmod - 4 end,
                   case when e.typname = 'numeric' and m.typmod > 3 then (m.typmod - 4) >> 16 end,
                   case when e.typname = 'numeric' and m.typmod > 3 then (m.typmod - 4) & 2047 end,
                   a.attgenerated <> '',
                   e.typtype in ('c', 'p') or e.typname = 'money'
                   or exists (select from pg_cast k where k.castsource = e.oid
                              and k.casttarget in ('json'::regtype, 'jsonb'::regtype)
                              and e.oid not in ('json'::regtype, 'jsonb'::regtype))
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
            join bases b on b.oid = a.atttypid
            join pg_type t on t.oid = b.base
            join pg_type e on e.oid = case when t.typcategory = 'A' and t.typelem <> 0 then t.typelem else t.oid end
            cross join lateral (select greatest(a.atttypmod, b.typmod) as typmod) m
            where %s order by c.relname, a.attnum
            """.formatted(IN_SCHEMA);

    private static final Map<String, String> NO_TABLES = Map.of(
            "v", "a view, which has no rows of its own; move the tables that it reads",
            "m", "a materialized view; move the tables that it reads, and refresh it",
            "f", "a foreign table, whose rows another server has");

    /** The columns of one table, as they are found. */
    private static final class Columns {
        private final Map<String, ColumnType<?>> types = new LinkedHashMap<>();
        private final Set<String> generated = new HashSet<>();
        private @Nullable String refused;
    }

    private final Map<String, Columns> columns = new LinkedHashMap<>();
    private final List<Table> tables = new ArrayList<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    private DatabaseTables() {}

    /** Those of the connection's database. */
    static MovableTables of(Connection connection) throws SQLException {
        var found = new DatabaseTables();
        try (var statement = connection.createStatement()) {
            try (var row = statement.executeQuery(COLUMNS)) {
                while (row.next()) {
                    found.column(row);
                }
            }
            try (var row = statement.executeQuery(TABLES)) {
                while (row.next()) {
                    found.table(row);
                }
            }
        }
        return new MovableTables(found.tables, found.refused);
    }

    private void column(ResultSet row) throws SQLException {
        var table = columns.computeIfAbsent(row.getString(1), name -> new Columns());
        var name = row.getString(2);
        var type = row.getString(3);
        table.types.put(
                name,
                ColumnType.named(
                        type,
                        row.getObject(4, Integer.class),
                        row.getObject(5, Integer.class),
                        row.getObject(6, Integer.class)));
        if (row.getBoolean(7)) {
            table.generated.add(name);
        }
        if (row.getBoolean(8)) {
            table.refused = "its column " + name + " is of the type " + type + ", whose values have no form in JSON";
        }
    }

    private void table(ResultSet row) throws SQLException {
        var name = row.getString(1);
        var own = columns.getOrDefault(name, new Columns());
        var key = Sql.texts(row, 3);
        var noTable = NO_TABLES.get(row.getString(2));
        if (noTable != null) {
            refused.put(name, "it is " + noTable);
        } else if (key.isEmpty()) {
            refused.put(name, "it has no primary key, by which rows are found again; add one");
        } else if (own.refused != null) {
            refused.put(name, own.refused);
        } else {
            tables.add(new Table(name, own.types, key, Set.copyOf(Sql.texts(row, 4)), own.generated));
        }
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which columns of a table are read. */
interface ReadColumns {

    /** Their names. */
    Collection<String> names(Table table);

    /** Them, for a select from the table: first what names its JSON nulls, then its own. */
    List<Field<?>> of(Table table);

    /** Those that the schema of this version has. */
    ReadColumns OF_SCHEMA = new ReadColumns() {
        @Override
        public Collection<String> names(Table table) {
            return table.columns().keySet();
        }

        @Override
        public List<Field<?>> of(Table table) {
            return columns(
                    table,
                    JsonNullSql.columns(table.columns()),
                    fields(table.columns().keySet()));
        }
    };

    /** All that the database has, whatever the schema says. */
    static ReadColumns ofDatabase(Reads database) {
        return new ReadColumns() {
            @Override
            public Collection<String> names(Table table) {
                return named(table, "");
            }

            @Override
            public List<Field<?>> of(Table table) {
                return columns(
                        table,
                        named(table, " and atttypid in ('json'::regtype, 'jsonb'::regtype)"),
                        fields(named(table, "")));
            }

            private List<String> named(Table table, String condition) {
                var sql = "select attname from pg_attribute where attrelid = " + Sql.literal(LoadSql.quoted(table))
                        + "::regclass and attnum > 0 and not attisdropped" + condition + " order by attnum";
                return database.read(connection -> Sql.strings(connection, sql));
            }
        };
    }

    private static List<Field<?>> fields(Collection<String> names) {
        return names.stream()
                .<Field<?>>map(column -> DSL.field(DSL.name(column)))
                .toList();
    }

    private static List<Field<?>> columns(Table table, List<String> json, List<Field<?>> own) {
        var columns = new ArrayList<Field<?>>();
        if (!json.isEmpty()) {
            columns.add(
                    DSL.field(JsonNullSql.member(LoadSql.quoted(table), json)).as(JsonNulls.MEMBER));
        }
        columns.addAll(own);
        return columns;
    }
}

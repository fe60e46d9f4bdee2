package io.twinstore.postgres;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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
                    List.of(TableCatalogue.generated(table).fields()));
        }
    };

    /** All that the database has, whatever the schema says; of the type json as jsonb, which tells a null of it apart. */
    static ReadColumns ofDatabase(Reads database) {
        return new ReadColumns() {
            @Override
            public Collection<String> names(Table table) {
                return named(table, "");
            }

            @Override
            public List<Field<?>> of(Table table) {
                var json = Set.copyOf(named(table, " and atttypid = 'json'::regtype"));
                var own = new ArrayList<Field<?>>();
                for (var name : named(table, "")) {
                    var column = DSL.field(DSL.name(name));
                    own.add(
                            json.contains(name)
                                    ? DSL.field("{0}::jsonb", column).as(name)
                                    : column);
                }
                return columns(table, named(table, " and atttypid in ('json'::regtype, 'jsonb'::regtype)"), own);
            }

            private List<String> named(Table table, String condition) {
                var sql = "select attname from pg_attribute where attrelid = '" + LoadSql.quoted(table)
                        + "'::regclass and attnum > 0 and not attisdropped" + condition + " order by attnum";
                return database.read(connection -> Sql.strings(connection, sql));
            }
        };
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

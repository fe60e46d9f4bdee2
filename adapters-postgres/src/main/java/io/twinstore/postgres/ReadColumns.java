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
                    List.of(TableCatalogue.generated(table).fields()));
        }
    };

    /** All that the database has, whatever the schema says. */
    static ReadColumns ofDatabase(Reads database) {
        return new ReadColumns() {
            @Override
            public Collection<String> names(Table table) {
                return database.read(connection -> Sql.strings(connection, catalogue(table, "")));
            }

            @Override
            public List<Field<?>> of(Table table) {
                return columns(
                        table,
                        database.read(connection ->
                                Sql.strings(connection, catalogue(table, " and atttypid = 'jsonb'::regtype"))),
                        List.of(DSL.field("{0}.*", TableCatalogue.generated(table))));
            }
        };
    }

    private static String catalogue(Table table, String condition) {
        return "select attname from pg_attribute where attrelid = '" + LoadSql.quoted(table)
                + "'::regclass and attnum > 0 and not attisdropped" + condition + " order by attname collate \"C\"";
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

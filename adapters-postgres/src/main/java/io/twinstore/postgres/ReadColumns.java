package io.twinstore.postgres;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Which columns of a table are read: first what names its JSON nulls, then its own. */
interface ReadColumns {

    /** The columns, for a select from the table. */
    List<Field<?>> of(Table table);

    /** Those that the schema of this version has. */
    static List<Field<?>> ofSchema(Table table) {
        return columns(
                table,
                JsonNullSql.columns(table.columns()),
                List.of(TableCatalogue.generated(table).fields()));
    }

    /** All that the database has, whatever the schema says. */
    static ReadColumns ofDatabase(Reads database) {
        return table -> columns(
                table,
                database.read(connection -> Sql.strings(connection, jsonColumns(table))),
                List.of(DSL.field("{0}.*", TableCatalogue.generated(table))));
    }

    private static String jsonColumns(Table table) {
        return "select attname from pg_attribute where attrelid = '" + LoadSql.quoted(table) + "'::regclass"
                + " and atttypid = 'jsonb'::regtype and attnum > 0 and not attisdropped order by attname collate \"C\"";
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

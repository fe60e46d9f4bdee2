package io.twinstore.postgres;

import java.util.Arrays;
import java.util.List;
import org.jooq.Field;
import org.jooq.ForeignKey;
import org.jooq.Table;

/** What refers to rows and what gives them their ids: foreign keys and sequences, as the generated classes know them. */
final class ReferenceSql {
    private ReferenceSql() {}

    /** Whether a row refers by the foreign key to a row that is not there. */
    static String isOrphan(ForeignKey<?, ?> key, String row) {
        var column = row + "." + Sql.quoted(key.getFields().get(0).getName());
        return column + " is not null and not exists (select from "
                + Sql.quoted(key.getKey().getTable().getName()) + " p where p."
                + Sql.quoted(key.getKeyFields().get(0).getName()) + " = " + column + ")";
    }

    /**
     * Has the sequences of a table go on after the greatest ids of some rows, never backwards, with a statement each.
     *
     * @param rows what stands after {@code from}: the rows, without a name
     */
    static List<String> advanceSequences(Table<?> table, String rows) {
        return Arrays.stream(table.fields())
                .filter(field -> field.getDataType().identity())
                .map(field -> "select setval(" + sequence(table, field) + ", newest) from ("
                        + behind(table, field, rows) + ") b")
                .toList();
    }

    /** Asks for {@code newest}, the greatest id, and {@code last}, the one that its sequence gave; no row when it is not behind. */
    static String behind(Table<?> table, Field<?> id) {
        return behind(table, id, Sql.quoted(table.getName()));
    }

    private static String behind(Table<?> table, Field<?> id, String rows) {
        return "select newest, last from (select max(g." + Sql.quoted(id.getName())
                + ") as newest, coalesce(pg_sequence_last_value(" + sequence(table, id) + "), 999999999) as last from "
                + rows + " g) as ids where newest > last";
    }

    private static String sequence(Table<?> table, Field<?> id) {
        return "pg_get_serial_sequence('" + table.getName() + "', '" + id.getName() + "')";
    }
}

package io.twinstore.postgres;

import java.util.Arrays;
import java.util.List;
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
                .map(field -> advance(table.getName(), field.getName(), rows))
                .toList();
    }

    private static String advance(String table, String column, String rows) {
        var sequence = "pg_get_serial_sequence('" + table + "', '" + column + "')";
        return "select setval(" + sequence + ", newest) from (select max(g." + Sql.quoted(column) + ") as newest from "
                + rows + " g) as ids where newest > coalesce(pg_sequence_last_value(" + sequence + "), 999999999)";
    }
}

package io.twinstore.postgres;

import io.twinstore.postgres.TableConstraints.Reference;
import java.util.List;
import java.util.stream.Collectors;

/** What refers to rows and what gives them their ids: foreign keys and sequences. */
final class ReferenceSql {
    private ReferenceSql() {}

    /** Whether a row refers by the foreign key to a row that is not there. */
    static String isOrphan(Reference key, String row) {
        var columns = key.columns().stream()
                .map(column -> row + "." + Sql.quoted(column))
                .toList();
        var stated = columns.stream().map(column -> column + " is not null").collect(Collectors.joining(" and "));
        return stated + " and not exists (select from " + Sql.quoted(key.parent()) + " p where ("
                + Sql.list("p", key.parentColumns()) + ") = (" + String.join(", ", columns) + "))";
    }

    /**
     * Has the sequences of a table go on after the greatest ids of some rows, never backwards, with a statement each.
     *
     * @param rows what stands after {@code from}: the rows, without a name
     */
    static List<String> advanceSequences(TableConstraints table, String rows) {
        return table.sequenced().stream()
                .map(column -> "select setval(" + sequence(table, column) + ", newest) from ("
                        + behind(table, column, rows) + ") b")
                .toList();
    }

    /** Asks for {@code newest}, the greatest id, and {@code last}, the one that its sequence gave; no row when it is not behind. */
    static String behind(TableConstraints table, String id) {
        return behind(table, id, Sql.quoted(table.table()));
    }

    private static String behind(TableConstraints table, String id, String rows) {
        var sequence = sequence(table, id);
        return "select newest, last from (select max(g." + Sql.quoted(id)
                + ") as newest, coalesce(pg_sequence_last_value(" + sequence
                + "), (select seqstart - 1 from pg_sequence where seqrelid = " + sequence + ")) as last from " + rows
                + " g) as ids where newest > last";
    }

    private static String sequence(TableConstraints table, String id) {
        return "pg_get_serial_sequence(" + Sql.literal(Sql.quoted(table.table())) + ", " + Sql.literal(id)
                + ")::regclass";
    }
}

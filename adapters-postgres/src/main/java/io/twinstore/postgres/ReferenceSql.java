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
        return stated + " and not exists (select from " + key.parent() + " p where ("
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

    /** Has the sequence of a column go on after a value, never backwards. */
    static String advanceSequence(TableConstraints table, String column, long last) {
        var sequence = sequence(table, column);
        return "select setval(" + sequence + ", " + last + ") where " + last + " > " + last(sequence);
    }

    /** Asks for the value that the sequence of a column gave last; null before the first. */
    static String lastValue(TableConstraints table, String column) {
        return "select pg_sequence_last_value(" + sequence(table, column) + ")";
    }

    private static String behind(TableConstraints table, String id, String rows) {
        var sequence = sequence(table, id);
        return "select newest, last from (select max(g." + Sql.quoted(id)
                + ") as newest, " + last(sequence) + " as last from " + rows
                + " g) as ids where newest > last";
    }

    /** The value that a sequence gave last; before the first, what stands before it. */
    private static String last(String sequence) {
        return "coalesce(pg_sequence_last_value(" + sequence
                + "), (select seqstart - 1 from pg_sequence where seqrelid = " + sequence + "))";
    }

    private static String sequence(TableConstraints table, String id) {
        return "pg_get_serial_sequence(" + Sql.literal(Sql.quoted(table.table())) + ", " + Sql.literal(id)
                + ")::regclass";
    }
}

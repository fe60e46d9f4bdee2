package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The encoding of {@link io.twinstore.domain.tables.RowEncoding} and its digest, in SQL. */
final class DigestSql {
    private static final String ROW = "t";
    private static final int ARGUMENTS = 90;

    private final Table table;
    private final List<String> texts = new ArrayList<>();
    private final List<String> values = new ArrayList<>();

    /**
     * Of the columns that the database has.
     *
     * @param there their names; a column of the table that is not among them has no value, others follow by name
     */
    DigestSql(Table table, Collection<String> there) {
        this.table = table;
        table.columns().forEach((column, type) -> {
            texts.add(there.contains(column) ? text(type, name(column)) : "null::text");
            values.add(there.contains(column) ? value(type, name(column)) : "null");
        });
        var unknown = unknown(there).stream()
                .map(column -> Sql.literal(column) + " || to_jsonb(" + name(column) + ")::text")
                .toList();
        texts.addAll(unknown);
        values.add(unknown.isEmpty() ? "null" : "nullif(" + calls("concat_ws(',', ", unknown, " || ',' || ") + ", '')");
    }

    private Set<String> unknown(Collection<String> there) {
        var unknown = new TreeSet<>(there);
        unknown.removeAll(table.columns().keySet());
        return unknown;
    }

    private static String name(String column) {
        return ROW + "." + Sql.quoted(column);
    }

    /** Of JSON, which may be stored as it came, its value. */
    private static String value(ColumnType<?> type, String column) {
        return type == ColumnType.JSON ? column + "::jsonb" : column;
    }

    private static String text(ColumnType<?> type, String column) {
        if (type == ColumnType.JSON) {
            return column + "::jsonb::text";
        }
        if (type == ColumnType.INSTANT) {
            return "(to_jsonb(" + column + ") #>> '{}')";
        }
        return type.isArray() || type.isOpaque() ? "to_jsonb(" + column + ")::text" : column + "::text";
    }

    /** For keys as one JSON array: the place of each that has a row, from 1, and the row's digest. */
    String byKeys() {
        var given = new GivenKeys(table);
        return "select n, " + digest() + " from (select " + given.place() + " as n, " + columns() + " from "
                + given.rows() + " join " + from() + " on (" + Sql.list(ROW, table.key()) + ") = (" + given.key()
                + ") offset 0) as texts"; // else each text would be made twice
    }

    /**
     * Each bucket that has rows, how many, and the sum of their hashes. Those are PostgreSQL's own, which take a tenth of the
     * time of digests. The clock, which no plan may move, keeps PostgreSQL from taking buckets for as many as rows, and so from
     * sorting them all; and it reads the table in parallel still.
     */
    String sums() {
        return "select bucket, count(*), sum(hash)::text from (select " + bucket() + " as bucket, "
                + hash(record(values)) + " as hash, clock_timestamp() from " + from() + ") as hashes group by bucket";
    }

    /** For an array of buckets: the primary key of each row as JSON, and its digest. */
    String inBuckets() {
        var key = table.key().stream()
                .map(column -> Sql.literal(column) + ", " + name(column))
                .collect(Collectors.joining(", ", "json_build_object(", ")::text"));
        return "select key, " + digest() + " from (select " + key + " as key, " + columns() + " from " + from()
                + " where " + bucket() + " = any(?) offset 0) as texts";
    }

    private String from() {
        return LoadSql.quoted(table) + " " + ROW;
    }

    /** By the last bits of a hash of the key. */
    private String bucket() {
        var key = table.key().stream().map(DigestSql::name).toList();
        return "(" + hash(key.size() == 1 ? key.get(0) : record(key)) + " & " + (DigestSums.BUCKETS - 1) + ")::int";
    }

    private static String record(List<String> values) {
        return "row(" + String.join(", ", values) + ")";
    }

    /** Of the text that every session of ours gets for the value. */
    private static String hash(String value) {
        return "hashtextextended(" + value + "::text collate \"C\", 0)";
    }

    private String columns() {
        var columns = new ArrayList<String>();
        texts.forEach(text -> columns.add(text + " as c" + columns.size()));
        return String.join(", ", columns);
    }

    private String digest() {
        var known = names(0, table.columns().size());
        var lengths = known.stream()
                .map(text -> "coalesce(octet_length(" + text + "), -1)")
                .toList();
        var encoding =
                calls("concat_ws(' ', ", lengths, " || ' ' || ") + " || ':' || " + calls("concat(", known, " || ");
        for (var unknown : names(known.size(), texts.size())) {
            encoding += " || coalesce(" + netstring(unknown) + ", '')";
        }
        return "encode(substr(sha256(convert_to(" + encoding + ", 'UTF8')), 1, 16), 'hex')";
    }

    private static List<String> names(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> "c" + i).toList();
    }

    /** A function of any number of arguments, of which PostgreSQL takes only so many in a call. */
    private static String calls(String function, List<String> arguments, String between) {
        var calls = new ArrayList<String>();
        for (int from = 0; from < arguments.size(); from += ARGUMENTS) {
            var some = arguments.subList(from, Math.min(arguments.size(), from + ARGUMENTS));
            calls.add(function + String.join(", ", some) + ")");
        }
        return String.join(between, calls);
    }

    private static String netstring(String text) {
        return "octet_length(" + text + ") || ':' || " + text + " || ','";
    }
}

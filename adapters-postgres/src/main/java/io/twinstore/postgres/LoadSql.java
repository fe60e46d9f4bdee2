package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import java.util.List;

/** The statements of a load; names come from the catalogue alone. */
final class LoadSql {
    private LoadSql() {}

    /** With the table's checks, so that COPY names the row that breaks one, and with what PostgreSQL fills itself. */
    static String createStaging(Table table) {
        return "create temp table " + staging(table) + " (like " + quoted(table)
                + " including constraints including defaults including generated including identity) on commit drop";
    }

    static String dropStaging(Table table) {
        return "drop table " + staging(table);
    }

    static String emptyStaging(Table table) {
        return "truncate " + staging(table);
    }

    /** Takes lines into a table, which is the staging table or the table itself, by its quoted name. */
    static String copy(String into, List<String> columns) {
        return "copy " + into + " (" + Sql.list(columns) + ") from stdin";
    }

    /** A row that is there to the last bit is left untouched, and so is its key, which PostgreSQL may give always itself. */
    static String upsert(Table table, List<String> columns) {
        var others =
                columns.stream().filter(column -> !table.key().contains(column)).toList();
        var differs = " where row(%s)::record *<> row(%s)::record"
                .formatted(Sql.list("t", columns), Sql.list("excluded", columns));
        return "insert into " + quoted(table) + " as t (" + Sql.list(columns) + ") overriding system value select "
                + Sql.list(columns) + " from " + staging(table) + " on conflict (" + Sql.list(table.key()) + ") do "
                + (others.isEmpty() ? "nothing" : "update set " + UpsertSql.set(others) + differs);
    }

    /** Deletes the rows whose primary keys are given as one JSON array. */
    static String delete(Table table) {
        var given = new GivenKeys(table);
        return "delete from " + quoted(table) + " t using " + given.rows() + " where (" + Sql.list("t", table.key())
                + ") = (" + given.key() + ")";
    }

    /** The months of the staged rows, for which the table may have no partition yet. */
    static String ensurePartitions(Table table) {
        return "select ensure_messages_partition(month) from (select distinct"
                + " date_trunc('month', created_at at time zone 'UTC')::date as month from " + staging(table)
                + ") as months";
    }

    /** The name of the staging table, quoted. */
    static String staging(Table table) {
        return Sql.quoted("staging_" + table.name());
    }

    /** The name of the table, quoted. */
    static String quoted(Table table) {
        return Sql.quoted(table.name());
    }
}

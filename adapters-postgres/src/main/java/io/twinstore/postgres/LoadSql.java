package io.twinstore.postgres;

import io.twinstore.domain.tables.Table;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jooq.Field;

/** The statements of a load; names come from the generated classes alone. */
final class LoadSql {
    private LoadSql() {}

    static void statements(Connection connection, String... sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var each : sql) {
                statement.execute(each);
            }
        }
    }

    /** With the table's checks, so that COPY names the row that breaks one. */
    static String createStaging(Table table) {
        return "create temp table " + staging(table) + " (like " + quoted(table)
                + " including constraints including defaults) on commit drop";
    }

    static String dropStaging(Table table) {
        return "drop table " + staging(table);
    }

    static String copy(Table table, List<String> columns) {
        return "copy " + staging(table) + " (" + PostgresLoad.list(columns) + ") from stdin";
    }

    static String upsert(Table table, List<String> columns) {
        var set = columns.stream()
                .map(column -> '"' + column + "\" = excluded.\"" + column + '"')
                .collect(Collectors.joining(", "));
        return "insert into " + quoted(table) + " (" + PostgresLoad.list(columns) + ") select "
                + PostgresLoad.list(columns) + " from " + staging(table) + " on conflict ("
                + PostgresLoad.list(table.key()) + ") do update set " + set;
    }

    /** The months of the staged rows, for which the table may have no partition yet. */
    static String ensurePartitions(Table table) {
        return "select ensure_messages_partition(month) from (select distinct"
                + " date_trunc('month', created_at at time zone 'UTC')::date as month from " + staging(table)
                + ") as months";
    }

    /** Never backwards: a sequence that is ahead of the rows stays. */
    static String advanceSequences(Table table) {
        return Arrays.stream(TableCatalogue.generated(table).fields())
                .filter(field -> field.getDataType().identity())
                .map(field -> advance(table, field))
                .collect(Collectors.joining(";"));
    }

    private static String advance(Table table, Field<?> field) {
        var sequence = "pg_get_serial_sequence('" + table.name() + "', '" + field.getName() + "')";
        return "select setval(" + sequence + ", newest) from (select max(\"" + field.getName() + "\") as newest from "
                + quoted(table) + ") as ids where newest > coalesce(pg_sequence_last_value(" + sequence
                + "), 999999999)";
    }

    /** The name of the staging table, quoted. */
    static String staging(Table table) {
        return "\"staging_" + table.name() + '"';
    }

    /** The name of the table, quoted. */
    static String quoted(Table table) {
        return '"' + Objects.requireNonNull(TableCatalogue.generated(table)).getName() + '"';
    }
}

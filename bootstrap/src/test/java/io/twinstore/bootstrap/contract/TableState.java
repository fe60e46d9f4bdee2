package io.twinstore.bootstrap.contract;

import io.twinstore.domain.contract.Bounds;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/** The stored rows that a batch may touch, to look at, and to put back as they were. */
final class TableState {
    private final Connection connection;
    private final String table;
    private final String touched;
    private final String keys;

    /** Of the batch's rows whose keys a store could write. */
    <A> TableState(Connection connection, TableSchema<A> schema, List<Row<A>> batch) {
        this.connection = connection;
        table = schema.table();
        var columns = schema.conflictKey().stream().map(Column::name).collect(Collectors.joining(", "));
        touched = " from " + table + " t where (" + columns + ") in (select " + columns
                + " from json_populate_recordset(null::" + table + ", ?::json))";
        keys = Json.of(batch.stream()
                        .filter(row -> schema.conflictKey().stream().allMatch(key -> writable(row, key)))
                        .map(row -> keys(schema, row))
                        .toList())
                .toString();
    }

    private static <A, T> boolean writable(Row<A> row, Column<A, T> key) {
        var value = row.get(key);
        return value != null && Bounds.holds(key, value);
    }

    private static <A> Json keys(TableSchema<A> schema, Row<A> row) {
        var keys = Row.builder(schema);
        schema.conflictKey().forEach(key -> copy(row, keys, key));
        return keys.build().accepted().toJson();
    }

    private static <A, T> void copy(Row<A> row, Row.Builder<A> to, Column<A, T> key) {
        to.set(key, row.get(key));
    }

    /** The rows whole, as JSON, by their ids. */
    String whole() throws SQLException {
        return ask("select coalesce(json_agg(t order by t.id), '[]')" + touched);
    }

    /** The rows without what a store generates, in an order of their own. */
    String comparable() throws SQLException {
        var row = "to_jsonb(t) - 'id' - 'created_at'";
        return ask("select coalesce(jsonb_agg(" + row + " order by (" + row + ")::text), '[]')" + touched);
    }

    private String ask(String sql) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, keys);
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    /** Puts the rows back; foreign keys and triggers must not look (session_replication_role = replica). */
    void restore(String whole) throws SQLException {
        try (var delete = connection.prepareStatement("delete" + touched);
                var insert = connection.prepareStatement("insert into " + table
                        + " select * from json_populate_recordset(null::" + table + ", ?::json)")) {
            delete.setString(1, keys);
            delete.executeUpdate();
            insert.setString(1, whole);
            insert.executeUpdate();
        }
    }
}

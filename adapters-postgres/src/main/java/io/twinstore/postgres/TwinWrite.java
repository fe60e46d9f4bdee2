package io.twinstore.postgres;

import io.twinstore.domain.rows.RowDifference;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.twins.ApplyFailure.HeldBy;
import io.twinstore.domain.twins.ApplyFailure.Undone;
import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One apply inside its transaction; whatever failure it answers, the caller undoes the transaction. */
final class TwinWrite {
    private final Connection connection;
    private final TableSchema<?> schema;
    private final TwinSql sql;
    private final List<RowKey> keys;
    private final List<RowKey> deleted = new ArrayList<>();
    private final SortedMap<RowKey, Json.Obj> given = new TreeMap<>();

    TwinWrite(Connection connection, TableSchema<?> schema, TwinSql sql, SortedMap<RowKey, Optional<Json.Obj>> rows) {
        this.connection = connection;
        this.schema = schema;
        this.sql = sql;
        keys = List.copyOf(rows.keySet());
        rows.forEach((key, row) -> row.ifPresentOrElse(present -> given.put(key, present), () -> deleted.add(key)));
    }

    /** Writes the rows, or says why it must not be committed. */
    Map<RowKey, ApplyFailure> run() throws SQLException {
        var held = lock();
        if (!deleted.isEmpty()) {
            TwinJson.update(connection, sql.delete, TwinJson.keys(schema, deleted));
        }
        if (given.isEmpty()) {
            return Map.of();
        }
        var failures = holders();
        if (failures.isEmpty()) {
            new IdMoves(connection, schema, sql).move(held, given);
            failures = upsert();
        }
        return failures.isEmpty() ? failures : together(failures);
    }

    /** Locks the rows that are there, and answers their ids. */
    private Map<RowKey, String> lock() throws SQLException {
        var ids = new HashMap<RowKey, String>();
        TwinJson.query(
                connection,
                sql.lock,
                TwinJson.keys(schema, keys),
                row -> ids.put(keys.get(row.getInt(1) - 1), row.getString(2)));
        return ids;
    }

    /** The rows whose ids are held by rows that this apply leaves as they are. */
    private Map<RowKey, ApplyFailure> holders() throws SQLException {
        var places = List.copyOf(given.keySet());
        var failures = new HashMap<RowKey, ApplyFailure>();
        TwinJson.query(connection, sql.holders, TwinJson.ids(schema, given.values()), row -> {
            var holder = RowKey.of(schema, TwinJson.row(row.getString(2)));
            if (!given.containsKey(holder)) {
                failures.put(places.get(row.getInt(1) - 1), new HeldBy(holder));
            }
        });
        return failures;
    }

    /** Answers the rows that are not stored as they were given. */
    private Map<RowKey, ApplyFailure> upsert() throws SQLException {
        var stored = new HashMap<RowKey, Json.Obj>();
        TwinJson.query(connection, sql.upsert, Json.of(given.values()), result -> {
            var row = TwinJson.row(result.getString(1));
            stored.put(RowKey.of(schema, row), row);
        });
        var failures = new HashMap<RowKey, ApplyFailure>();
        given.forEach((key, row) -> {
            var reason = difference(row, stored.get(key));
            if (!reason.isEmpty()) {
                failures.put(key, new Blocked(reason));
            }
        });
        return failures;
    }

    private String difference(Json.Obj row, Json.@Nullable Obj stored) {
        if (stored == null) {
            return "the store drops the row without a word; a trigger does that";
        }
        var columns = RowDifference.columns(schema, row, stored);
        return columns.isEmpty()
                ? ""
                : "the store changes " + String.join(", ", columns)
                        + ": a trigger sets it, or its type cannot hold the value";
    }

    /**
     * Why PostgreSQL refused the rows, asked after the transaction was undone.
     *
     * @throws SQLException the given one, when it says nothing about the rows
     */
    Map<RowKey, ApplyFailure> refused(SQLException refusal) throws SQLException {
        if (!TwinRefusal.ofRows(refusal)) {
            throw refusal;
        }
        var orphans = TwinRefusal.missingParent(refusal, schema) ? orphans() : Map.<RowKey, ApplyFailure>of();
        if (!orphans.isEmpty()) {
            return together(orphans);
        }
        var failures = new HashMap<RowKey, ApplyFailure>();
        var failure = TwinRefusal.failure(refusal, schema);
        keys.forEach(key -> failures.put(key, failure));
        return failures;
    }

    private Map<RowKey, ApplyFailure> orphans() throws SQLException {
        var places = List.copyOf(given.keySet());
        var failures = new HashMap<RowKey, ApplyFailure>();
        TwinJson.query(
                connection,
                sql.orphans,
                Json.of(given.values()),
                row -> failures.put(places.get(row.getInt(1) - 1), new ApplyFailure.MissingParent()));
        return failures;
    }

    /** A failure for every key, since none is written. */
    private Map<RowKey, ApplyFailure> together(Map<RowKey, ApplyFailure> culprits) {
        var failures = new HashMap<>(culprits);
        keys.forEach(key -> failures.putIfAbsent(key, new Undone()));
        return failures;
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/**
 * Gives stored rows the ids that they have in the other store, and what refers to them too. Between the two ids a row is
 * parked at one that no row has, so that rows can exchange ids.
 */
final class IdMoves {
    private final Connection connection;
    private final TableSchema<?> schema;
    private final TwinSql sql;

    IdMoves(Connection connection, TableSchema<?> schema, TwinSql sql) {
        this.connection = connection;
        this.schema = schema;
        this.sql = sql;
    }

    /** Moves the ids of the rows that are stored, and makes sure that no sequence will give an id of a given row. */
    void move(Map<RowKey, String> held, SortedMap<RowKey, Json.Obj> given) throws SQLException {
        for (var advance : sql.advance) {
            TwinJson.query(connection, advance, TwinJson.ids(schema, given.values()), row -> {});
        }
        var moves = new ArrayList<Map<String, String>>();
        given.forEach((key, row) -> {
            var wanted = schema.key().type().literal(row.get(schema.key().name()));
            var old = held.get(key);
            if (old != null && !old.equals(wanted)) {
                moves.add(Map.of("held", old, "wanted", wanted));
            }
        });
        if (!moves.isEmpty()) {
            move(parked(moves));
        }
    }

    private void move(Json moves) throws SQLException {
        Sql.run(connection, "set constraints all deferred");
        for (var statement : sql.move) {
            TwinJson.update(connection, statement, moves);
        }
        Sql.run(connection, "set constraints all immediate");
    }

    private Json parked(List<Map<String, String>> moves) throws SQLException {
        boolean numbers = !schema.key().type().name().equals("uuid");
        long parking = numbers ? lowest() : 0;
        var parked = new ArrayList<Map<String, String>>();
        for (var move : moves) {
            parking--;
            var id = numbers ? String.valueOf(parking) : UUID.randomUUID().toString();
            parked.add(Map.of("held", move.get("held"), "parked", id, "wanted", move.get("wanted")));
        }
        return Json.of(parked);
    }

    private long lowest() throws SQLException {
        try (var statement = connection.createStatement();
                var result = statement.executeQuery(sql.lowestId)) {
            result.next();
            return result.getLong(1);
        }
    }
}

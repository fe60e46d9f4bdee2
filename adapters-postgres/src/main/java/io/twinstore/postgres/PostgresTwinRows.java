package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.Shape;
import io.twinstore.domain.twins.Obstacle;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Types;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Reads rows by conflict key with one statement, and applies them in one transaction, all or none. */
final class PostgresTwinRows implements TwinRows {
    private final Database database;
    private final Map<String, TwinSql> statements =
            WrittenTables.SHAPES.stream().collect(Collectors.toUnmodifiableMap(Shape::table, TwinSql::new));

    PostgresTwinRows(Database database) {
        this.database = database;
    }

    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var shape = WrittenTables.shape(keys.get(0).table());
        return database.read(connection -> {
            var found = new HashMap<RowKey, Json.Obj>();
            TwinJson.query(connection, sql(shape).read, TwinJson.keys(shape, keys), result -> {
                var row = TwinJson.row(result.getString(1));
                found.put(RowKey.of(shape, row), row);
            });
            return found;
        });
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        var shape = WrittenTables.shape(table);
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql(shape).keyOf(named(shape, column)))) {
                statement.setObject(1, value, Types.OTHER);
                try (var result = statement.executeQuery()) {
                    return result.next()
                            ? Optional.of(RowKey.of(shape, TwinJson.row(result.getString(1))))
                            : Optional.empty();
                }
            }
        });
    }

    private static String named(Shape<?> shape, String name) {
        return shape.columns().stream()
                .map(Column::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(shape + " has no column " + name));
    }

    @Override
    public Map<RowKey, Obstacle> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var shape = WrittenTables.shape(rows.firstKey().table());
        try (var transaction = database.begin()) {
            var obstacles = write(transaction.connection(), shape, rows);
            if (obstacles.isEmpty()) {
                transaction.commit();
            }
            return obstacles;
        }
    }

    private Map<RowKey, Obstacle> write(
            Connection connection, Shape<?> shape, SortedMap<RowKey, Optional<Json.Obj>> rows) {
        var write = new TwinWrite(connection, shape, sql(shape), rows);
        try {
            return write.run();
        } catch (SQLException e) {
            return refused(connection, write, e);
        }
    }

    private static Map<RowKey, Obstacle> refused(Connection connection, TwinWrite write, SQLException refusal) {
        try {
            if (TwinRefusal.ofRows(refusal)) {
                connection.rollback();
            }
            return write.refused(refusal);
        } catch (SQLException e) {
            throw SqlState.again(String.valueOf(e.getSQLState()), SqlState.undone(SqlErrors.translate(e)));
        }
    }

    private TwinSql sql(Shape<?> shape) {
        return Objects.requireNonNull(statements.get(shape.table()));
    }
}

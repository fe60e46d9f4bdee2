package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.twins.ApplyFailure;
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
            WrittenTables.SCHEMAS.stream().collect(Collectors.toUnmodifiableMap(TableSchema::table, TwinSql::new));

    PostgresTwinRows(Database database) {
        this.database = database;
    }

    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var schema = WrittenTables.schema(keys.get(0).table());
        return database.read(connection -> {
            var found = new HashMap<RowKey, Json.Obj>();
            TwinJson.query(connection, sql(schema).read, TwinJson.keys(schema, keys), result -> {
                var row = TwinJson.row(result.getString(1));
                found.put(RowKey.of(schema, row), row);
            });
            return found;
        });
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        var schema = WrittenTables.schema(table);
        return database.read(connection -> {
            try (var statement = connection.prepareStatement(sql(schema).keyOf(named(schema, column)))) {
                statement.setObject(1, value, Types.OTHER);
                try (var result = statement.executeQuery()) {
                    return result.next()
                            ? Optional.of(RowKey.of(schema, TwinJson.row(result.getString(1))))
                            : Optional.empty();
                }
            }
        });
    }

    private static String named(TableSchema<?> schema, String name) {
        return schema.columns().stream()
                .map(Column::name)
                .filter(name::equals)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(schema + " has no column " + name));
    }

    @Override
    public Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        var schema = WrittenTables.schema(rows.firstKey().table());
        try (var transaction = database.begin()) {
            var failures = write(transaction, schema, rows);
            if (failures.isEmpty()) {
                transaction.commit();
            }
            return failures;
        }
    }

    private Map<RowKey, ApplyFailure> write(
            Transaction transaction, TableSchema<?> schema, SortedMap<RowKey, Optional<Json.Obj>> rows) {
        var connection = transaction.connection();
        var write = new TwinWrite(connection, schema, sql(schema), rows);
        try {
            transaction.keepTimestamps();
            return write.run();
        } catch (SQLException e) {
            return refused(connection, write, e);
        }
    }

    private static Map<RowKey, ApplyFailure> refused(Connection connection, TwinWrite write, SQLException refusal) {
        try {
            if (TwinRefusal.ofRows(refusal)) {
                connection.rollback();
            }
            return write.refused(refusal);
        } catch (SQLException e) {
            throw SqlState.again(String.valueOf(e.getSQLState()), SqlState.undone(SqlErrors.translate(e)));
        }
    }

    private TwinSql sql(TableSchema<?> schema) {
        return Objects.requireNonNull(statements.get(schema.table()));
    }
}

package io.twinstore.bootstrap.contract;

import io.twinstore.domain.values.Json;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes into a database that is dropped afterwards. */
final class JdbcArrangement implements Arrangement {
    private final Connection connection;

    JdbcArrangement(Connection connection) {
        this.connection = connection;
    }

    @Override
    public void insert(String table, List<Map<String, @Nullable Object>> rows) throws SQLException {
        var columns =
                rows.get(0).keySet().stream().map(name -> '"' + name + '"').collect(Collectors.joining(", "));
        var sql = "insert into " + table + " (" + columns + ") select " + columns
                + " from json_populate_recordset(null::" + table + ", ?::json)";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, Json.of(rows).toString());
            statement.executeUpdate();
        }
    }

    @Override
    public void own(long companyId) {
        // its database goes as a whole
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

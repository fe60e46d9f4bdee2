package io.twinstore.postgres;

import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;

/** Rows and keys as the JSON that goes into a statement and comes out of it. */
final class TwinJson {
    private static final byte[] NO_NULLS = ("{" + Json.of(JsonNulls.MEMBER) + ":[],").getBytes(StandardCharsets.UTF_8);

    private TwinJson() {}

    /** Keys as rows that state nothing else; a text is read as whatever type the column has. */
    static Json keys(TableSchema<?> schema, Collection<RowKey> keys) {
        return Json.of(keys.stream().map(key -> key(schema, key)).toList());
    }

    private static Json key(TableSchema<?> schema, RowKey key) {
        var members = new LinkedHashMap<String, Json>();
        for (int i = 0; i < key.values().size(); i++) {
            members.put(schema.conflictKey().get(i).name(), Json.of(key.values().get(i)));
        }
        return new Json.Obj(members);
    }

    /** A row; one without JSON nulls says nothing of them. */
    static Json.Obj row(String text) {
        var row = (Json.Obj) JsonParser.parse(text);
        return row.members().containsKey(JsonNulls.MEMBER) ? JsonNulls.in(row, JsonNulls.of(row)) : row;
    }

    /** The same of a text in UTF-8, parsed when somebody looks into it; the member of JSON nulls, if any, is its first. */
    static Json.Obj rowLazily(byte[] text) {
        boolean none =
                text.length > NO_NULLS.length && Arrays.equals(text, 0, NO_NULLS.length, NO_NULLS, 0, NO_NULLS.length);
        return (Json.Obj) Json.lazily(none ? without(text) : text, JsonParser::row);
    }

    private static byte[] without(byte[] text) {
        var rest = Arrays.copyOfRange(text, NO_NULLS.length - 1, text.length);
        rest[0] = '{';
        return rest;
    }

    /** Of each row no more than its key and its id. */
    static Json ids(TableSchema<?> schema, Collection<Json.Obj> rows) {
        return Json.of(rows.stream().map(row -> ids(schema, row)).toList());
    }

    private static Json ids(TableSchema<?> schema, Json.Obj row) {
        var members = new LinkedHashMap<String, Json>();
        schema.conflictKey().forEach(column -> members.put(column.name(), row.get(column.name())));
        members.put(schema.key().name(), row.get(schema.key().name()));
        return new Json.Obj(members);
    }

    /** What is done with each row of a result. */
    interface Each {
        void row(ResultSet row) throws SQLException;
    }

    /** Asks with one JSON value. */
    static void query(Connection connection, String sql, Json given, Each each) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, given.toString());
            try (var result = statement.executeQuery()) {
                while (result.next()) {
                    each.row(result);
                }
            }
        }
    }

    /** Changes rows by one JSON value. */
    static void update(Connection connection, String sql, Json given) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, given.toString());
            statement.executeUpdate();
        }
    }
}

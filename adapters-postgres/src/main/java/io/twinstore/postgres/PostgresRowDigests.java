package io.twinstore.postgres;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The encoding of {@link io.twinstore.domain.tables.RowEncoding} and its digest, in SQL. */
final class PostgresRowDigests implements RowDigests {
    private static final String ROW = "t";

    private final Database database;
    private final Sql kept = new Sql();

    PostgresRowDigests(Database database) {
        this.database = database;
    }

    @Override
    public List<Optional<String>> of(Table table, List<Json.Obj> keys) {
        var sql = kept.of("digests " + table, () -> byKeys(table));
        return database.read(connection -> {
            var digests = new ArrayList<>(Collections.nCopies(keys.size(), Optional.<String>empty()));
            TwinJson.query(
                    connection,
                    sql,
                    Json.of(keys),
                    row -> digests.set(row.getInt(1) - 1, Optional.of(row.getString(2))));
            return digests;
        });
    }

    private static String byKeys(Table table) {
        var name = LoadSql.quoted(table);
        var sameKey = table.key().stream()
                .map(column -> ROW + "." + Sql.quoted(column) + " = k." + Sql.quoted(column))
                .collect(Collectors.joining(" and "));
        return "select n, " + digest(table) + " from (select k.ordinality as n, " + texts(table)
                + " from json_populate_recordset(null::" + name + ", ?::json) with ordinality k join " + name + " "
                + ROW
                + " on " + sameKey + " offset 0) as texts"; // without 'offset 0' each text would be made twice
    }

    private static String texts(Table table) {
        var texts = new ArrayList<String>();
        table.columns()
                .forEach((column, type) ->
                        texts.add(text(type, ROW + "." + Sql.quoted(column)) + " as c" + texts.size()));
        return String.join(", ", texts);
    }

    private static String text(ColumnType<?> type, String column) {
        if (type == ColumnType.INSTANT) {
            return "to_jsonb(" + column + ") #>> '{}'";
        }
        return type.isArray() ? "to_jsonb(" + column + ")::text" : column + "::text";
    }

    private static String digest(Table table) {
        var encoding = new ArrayList<String>();
        for (int i = 0; i < table.columns().size(); i++) {
            encoding.add("coalesce(octet_length(c" + i + ") || ':' || c" + i + " || ',', '-')");
        }
        var text = String.join(" || ", encoding);
        return "encode(substr(sha256(convert_to(" + text + ", 'UTF8')), 1, 16), 'hex')";
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Digests of rows, and sums of them, computed by PostgreSQL. */
final class PostgresRowDigests implements RowDigests, DigestSums {
    private final Reads database;
    private final ReadColumns columns;
    private final Sql kept = new Sql();

    /** Of these columns of the tables. */
    PostgresRowDigests(Reads database, ReadColumns columns) {
        this.database = database;
        this.columns = columns;
    }

    private DigestSql sql(Table table) {
        return new DigestSql(table, columns.names(table));
    }

    @Override
    public List<Optional<String>> of(Table table, List<Json.Obj> keys) {
        var sql = kept.of("by keys " + table, () -> sql(table).byKeys());
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

    @Override
    public Map<Integer, Sum> sums(Table table) {
        var sql = kept.of("sums " + table, () -> sql(table).sums());
        return database.readLong(connection -> {
            try (var statement = connection.prepareStatement(sql);
                    var result = statement.executeQuery()) {
                var sums = new HashMap<Integer, Sum>();
                while (result.next()) {
                    sums.put(result.getInt(1), new Sum(result.getLong(2), result.getString(3)));
                }
                return sums;
            }
        });
    }

    @Override
    public Map<Json.Obj, String> digests(Table table, Set<Integer> buckets) {
        var sql = kept.of("in buckets " + table, () -> sql(table).inBuckets());
        return database.readLong(connection -> {
            try (var statement = connection.prepareStatement(sql)) {
                statement.setArray(1, connection.createArrayOf("int4", buckets.toArray()));
                try (var result = statement.executeQuery()) {
                    var digests = new HashMap<Json.Obj, String>();
                    while (result.next()) {
                        digests.put((Json.Obj) JsonParser.parse(result.getString(1)), result.getString(2));
                    }
                    return digests;
                }
            }
        });
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.WrittenTables;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** Reads and applies rows by conflict key over PostgREST: all deletions, then all other rows in one request. */
final class SupabaseTwinRows implements TwinRows {
    private final PostgrestClient client;
    private final Duration limit;

    SupabaseTwinRows(PostgrestClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    @Override
    public Map<RowKey, Json.Obj> read(List<RowKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        var schema = WrittenTables.schema(keys.get(0).table());
        long deadline = PostgrestClient.deadline(limit);
        var found = new HashMap<RowKey, Json.Obj>();
        for (var part : KeyFilter.of(schema, keys)) {
            var call = part.on(RestCall.get(schema.table()).selectRows(schema));
            rows(part, call, deadline).stream()
                    .map(JsonNullSelect::row)
                    .forEach(row -> found.put(RowKey.of(schema, row), row));
        }
        return found;
    }

    /** Of several keys it asks for a count, which shows a row cap of the server's; none can hide the row of a single one. */
    private List<Json.Obj> rows(KeyFilter part, RestCall call, long deadline) {
        return part.keys().size() == 1
                ? client.send(call, deadline).uncounted()
                : client.send(call.header("Prefer", "count=exact"), deadline).all();
    }

    @Override
    public Optional<RowKey> keyOf(String table, String column, String value) {
        var schema = WrittenTables.schema(table);
        var call = RestCall.get(table)
                .with("select", schema.conflictKey().stream().map(Column::name).collect(Collectors.joining(",")))
                .with(named(schema, column), "eq." + value)
                .with("order", schema.key().name() + ".asc")
                .with("limit", "1");
        return client.send(call, PostgrestClient.deadline(limit)).uncounted().stream()
                .findFirst()
                .map(row -> RowKey.of(schema, row));
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
        return new RestTwinWrite(client, schema, PostgrestClient.deadline(limit)).run(rows);
    }
}

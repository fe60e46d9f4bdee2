package io.twinstore.supabase;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whole tables by their primary key; all columns, also those that the target may not have. */
final class SupabaseTableReader implements TableReader {
    private final PostgrestClient client;
    private final Duration limit;

    SupabaseTableReader(PostgrestClient client, Duration limit) {
        this.client = client;
        this.limit = limit;
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int rows) {
        var call = RestCall.get(table.name()).with("select", "*");
        if (after != null) {
            after(call, table, after);
        }
        call.with("order", table.key().stream().map(column -> column + ".asc").collect(Collectors.joining(",")));
        return client.send(call.with("limit", String.valueOf(rows)), PostgrestClient.deadline(limit))
                .rows();
    }

    /** PostgREST cannot compare rows: a key of several columns is greater if it is at the first that differs. */
    private static void after(RestCall call, Table table, Json.Obj row) {
        var key = table.key();
        if (key.size() == 1) {
            call.with(key.get(0), "gt." + text(row, key.get(0)));
            return;
        }
        var branches = new StringBuilder();
        for (int i = 0; i < key.size(); i++) {
            var equal = key.subList(0, i).stream()
                    .map(column -> column + ".eq." + FilterText.quoted(text(row, column)) + ",")
                    .collect(Collectors.joining());
            var greater = key.get(i) + ".gt." + FilterText.quoted(text(row, key.get(i)));
            branches.append(i == 0 ? greater : ",and(" + equal + greater + ")");
        }
        call.with("or", "(" + branches + ")");
    }

    @Override
    public Optional<Json.Obj> find(Table table, Json.Obj key) {
        var call = RestCall.get(table.name()).with("select", "*");
        table.key().forEach(column -> call.with(column, "eq." + text(key, column)));
        return client.send(call.with("limit", "1"), PostgrestClient.deadline(limit)).rows().stream()
                .findFirst();
    }

    @Override
    public long count(Table table) {
        var call = RestCall.head(table.name())
                .with("select", table.key().get(0))
                .with("limit", "1")
                .header("Prefer", "count=exact");
        return client.send(call, PostgrestClient.deadline(limit)).total();
    }

    private static String text(Json.Obj row, String column) {
        return ColumnType.TEXT.literal(row.get(column));
    }
}

package io.twinstore.supabase;

import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads whole tables by their primary key; all columns, also those that the target may not have. */
final class SupabaseTableReader implements TableReader {
    /** Rows that an index finds in far less than any server's time limit. */
    private static final int RANGE = 20_000;

    private final PostgrestClient client;
    private final Duration limit;
    private final String place;
    private final int lanes;
    private final long pageBytes;

    /** By table with large rows, how many were asked for last. */
    private final Map<String, Integer> pageRows = new ConcurrentHashMap<>();

    /** By table, as long as one had a row to tell them. */
    private final Map<String, List<String>> jsonColumns = new ConcurrentHashMap<>();

    /**
     * Reads tables.
     *
     * @param pageBytes the most bytes of an answer with several rows; of a larger one, fewer rows are asked for
     */
    SupabaseTableReader(PostgrestClient client, Duration limit, String place, int lanes, long pageBytes) {
        this.client = client;
        this.limit = limit;
        this.place = place;
        this.lanes = lanes;
        this.pageBytes = pageBytes;
    }

    @Override
    public String place() {
        return place;
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int rows) {
        return jsonColumns(table)
                .map(json -> page(() -> whole(table, json), table, after, rows))
                .orElse(List.of());
    }

    @Override
    public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int rows) {
        return jsonColumns(table)
                .map(json -> page(() -> KeyRange.between(whole(table, json), table, after, upTo), table, rows))
                .orElse(List.of());
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int rows) {
        var changed = RestCall.name(table.changedColumn().orElseThrow());
        var filter = "(" + changed + ".gte." + FilterText.quoted(since.toString()) + "," + changed + ".is.null)";
        return jsonColumns(table)
                .map(json -> page(() -> whole(table, json).with("or", filter), table, after, rows))
                .orElse(List.of());
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int rows) {
        return rows(inOrder(KeyRange.after(keys(table), table, after), table).with("limit", String.valueOf(rows)));
    }

    @Override
    public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
        var call = KeyRange.after(keys(table), table, after);
        return rows(inOrder(call, table)
                        .with("offset", String.valueOf(rows - 1))
                        .with("limit", "1"))
                .stream()
                .findFirst();
    }

    @Override
    public int lanes() {
        return lanes;
    }

    private List<Json.Obj> page(Supplier<RestCall> call, Table table, Json.@Nullable Obj after, int rows) {
        return page(() -> KeyRange.after(call.get(), table, after), table, rows);
    }

    private List<Json.Obj> page(Supplier<RestCall> call, Table table, int rows) {
        int last = leastRows(table, rows);
        int most = Math.min(rows, last + last / 8 + 1); // since those that follow may be smaller
        while (true) {
            try {
                var page = rows(inOrder(call.get(), table)
                        .with("limit", String.valueOf(most))
                        .atMost(most == 1 ? Long.MAX_VALUE : pageBytes));
                if (most < rows) {
                    pageRows.put(table.name(), most);
                } else {
                    pageRows.remove(table.name());
                }
                return page;
            } catch (TooLargeException e) {
                most = Math.max(1, most / 4);
            }
        }
    }

    @Override
    public int leastRows(Table table, int asked) {
        return Math.min(asked, pageRows.getOrDefault(table.name(), asked));
    }

    @Override
    public Instant now(Table table) {
        var call = keys(table).with("limit", "1");
        return client.send(call, PostgrestClient.deadline(limit)).time();
    }

    @Override
    public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
        var rows = new ArrayList<Json.Obj>();
        jsonColumns(table).ifPresent(json -> {
            for (var filter : KeyFilter.ofRows(table, keys)) {
                find(table, json, filter, rows);
            }
        });
        return table.inOrder(keys, rows);
    }

    /** A server that caps its answers is asked for half of the keys, until it answers all that it counts. */
    private void find(Table table, List<String> json, KeyFilter filter, List<Json.Obj> found) {
        boolean one = filter.keys().size() == 1;
        var call =
                filter.on(whole(table, json)).header("Prefer", "count=exact").atMost(one ? Long.MAX_VALUE : pageBytes);
        var rows = answered(call);
        if (rows.isPresent()) {
            found.addAll(rows.get());
        } else if (one) {
            throw new Unexpected(
                    "the server counts a row and does not answer it; does a proxy change its answers?", null);
        } else {
            filter.halves().forEach(half -> find(table, json, half, found));
        }
    }

    /** Nothing when the answer has not all rows, or is too large. */
    private Optional<List<Json.Obj>> answered(RestCall call) {
        try {
            var reply = client.send(call, PostgrestClient.deadline(limit));
            var rows = reply.pageRows();
            return rows.size() >= reply.total() ? Optional.of(rows) : Optional.empty();
        } catch (TooLargeException e) {
            return Optional.empty();
        }
    }

    @Override
    public RowCount count(Table table) {
        try {
            return new RowCount(countAfter(table, null), false);
        } catch (TimedOut e) { // hosted servers end long statements
            return new RowCount(countRanges(table), true);
        }
    }

    private long countRanges(Table table) {
        long rows = 0;
        Json.Obj last = null;
        for (var end = keyAfter(table, last, RANGE); end.isPresent(); end = keyAfter(table, last, RANGE)) {
            last = end.get();
            rows += RANGE;
        }
        return rows + countAfter(table, last);
    }

    private long countAfter(Table table, Json.@Nullable Obj row) {
        var call = RestCall.get(table.name())
                .with("select", RestCall.name(table.key().get(0)))
                .with("limit", "1")
                .header("Prefer", "count=exact");
        return client.send(KeyRange.after(call, table, row), PostgrestClient.deadline(limit))
                .total();
    }

    private List<Json.Obj> rows(RestCall call) {
        return client.send(call, PostgrestClient.deadline(limit)).pageRows();
    }

    private static RestCall keys(Table table) {
        return RestCall.get(table.name())
                .with("select", table.key().stream().map(RestCall::name).collect(Collectors.joining(",")));
    }

    private static RestCall whole(Table table, List<String> json) {
        return RestCall.get(table.name()).with("select", JsonNullSelect.first(json) + "*");
    }

    /** The jsonb columns that the source has; nothing for a table that is empty, which does not tell. */
    private Optional<List<String>> jsonColumns(Table table) {
        var possible = table.columns().entrySet().stream()
                .filter(column -> column.getValue() == ColumnType.JSON)
                .map(Map.Entry::getKey)
                .toList();
        var known = possible.isEmpty() ? possible : jsonColumns.get(table.name());
        if (known != null) {
            return Optional.of(known);
        }
        var any = rows(RestCall.get(table.name()).with("select", "*").with("limit", "1"));
        if (any.isEmpty()) {
            return Optional.empty();
        }
        var present =
                possible.stream().filter(any.get(0).members()::containsKey).toList();
        jsonColumns.put(table.name(), present);
        return Optional.of(present);
    }

    private static RestCall inOrder(RestCall call, Table table) {
        return call.with(
                "order",
                table.key().stream()
                        .map(column -> RestCall.name(column) + ".asc")
                        .collect(Collectors.joining(",")));
    }
}

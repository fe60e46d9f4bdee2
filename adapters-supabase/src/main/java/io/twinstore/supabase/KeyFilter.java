package io.twinstore.supabase;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows of some conflict keys of one table, exactly: of several, all but one column is fixed and that one is listed. */
record KeyFilter(List<String> columns, List<RowKey> keys) {
    /** Leaves room in a URL for the names of all columns, twice. */
    private static final int MAX_ENCODED = 4_000;

    /** As many filters as URLs can hold, which together have all keys. */
    static List<KeyFilter> of(TableSchema<?> schema, Collection<RowKey> keys) {
        var columns = schema.conflictKey().stream().map(column -> column.name()).toList();
        return split(new KeyFilter(columns, List.copyOf(keys)));
    }

    /** As many filters as URLs can hold, which together have the rows of all these ids. */
    static List<KeyFilter> ofIds(TableSchema<?> schema, Collection<String> ids) {
        var keys =
                ids.stream().map(id -> new RowKey(schema.table(), List.of(id))).toList();
        return split(new KeyFilter(List.of(schema.key().name()), keys));
    }

    /** As many filters as URLs can hold, which together have the rows of these primary keys. */
    static List<KeyFilter> ofRows(Table table, List<Json.Obj> keys) {
        var columns = table.key().stream().map(RestCall::name).toList();
        var values = keys.stream()
                .map(key -> new RowKey(
                        table.name(),
                        table.key().stream()
                                .map(column -> KeyRange.text(key, column))
                                .toList()))
                .toList();
        return values.isEmpty() ? List.of() : split(new KeyFilter(columns, values));
    }

    private static List<KeyFilter> split(KeyFilter filter) {
        if (filter.keys.size() == 1 || RestCall.encode(filter.tree()).length() <= MAX_ENCODED) {
            return List.of(filter);
        }
        return filter.halves().stream().flatMap(half -> split(half).stream()).toList();
    }

    /** Two filters, each of half of the keys, of which there are two at least. */
    List<KeyFilter> halves() {
        int half = keys.size() / 2;
        return List.of(
                new KeyFilter(columns, keys.subList(0, half)), new KeyFilter(columns, keys.subList(half, keys.size())));
    }

    RestCall on(RestCall call) {
        if (keys.size() > 1) {
            return call.with("or", tree());
        }
        for (int i = 0; i < columns.size(); i++) {
            call.with(columns.get(i), "eq." + keys.get(0).values().get(i));
        }
        return call;
    }

    private String tree() {
        int listed = listed();
        var groups = new LinkedHashMap<String, List<String>>();
        for (var key : keys) {
            groups.computeIfAbsent(fixed(key, listed), group -> new ArrayList<>())
                    .add(FilterText.quoted(key.values().get(listed)));
        }
        return groups.entrySet().stream()
                .map(group -> "and(" + group.getKey() + columns.get(listed) + ".in.("
                        + String.join(",", group.getValue()) + "))")
                .collect(Collectors.joining(",", "(", ")"));
    }

    private String fixed(RowKey key, int listed) {
        return IntStream.range(0, columns.size())
                .filter(i -> i != listed)
                .mapToObj(i ->
                        columns.get(i) + ".eq." + FilterText.quoted(key.values().get(i)) + ",")
                .collect(Collectors.joining());
    }

    /** The column with the most values, so that there are few groups. */
    private int listed() {
        return IntStream.range(0, columns.size())
                .boxed()
                .max(Comparator.comparing(i ->
                        keys.stream().map(key -> key.values().get(i)).distinct().count()))
                .orElseThrow();
    }
}

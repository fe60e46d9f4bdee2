package io.twinstore.bootstrap.sandbox;

import com.sun.net.httpserver.Headers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A request for a table with all its parts parsed, and nothing in it compared with the catalogue yet. */
record RestRequest(
        String method,
        String table,
        RestQuery query,
        Window window,
        Preferences preferences,
        List<String> accept,
        Payload payload) {

    /** Parses in PostgREST's order, so that the first of several errors is the one that it would report. */
    static RestRequest of(String method, String table, @Nullable String rawQuery, Headers headers, byte[] body) {
        RestQuery query = RestQuery.parse(QueryString.parse(rawQuery));
        String range = method.equals("GET") ? headers.getFirst("Range") : null;
        Window window = Window.of(query.limit(), query.offset(), range);
        boolean hasPayload = method.equals("POST") || method.equals("PATCH");
        Payload payload =
                hasPayload ? Payload.parse(body, headers.getFirst("Content-Type"), query.columns()) : Payload.NONE;
        Preferences preferences = Preferences.parse(all(headers, "Prefer"));
        return new RestRequest(method, table, query, window, preferences, all(headers, "Accept"), payload);
    }

    /** Every column that the request names. */
    Set<String> columnNames() {
        Stream<String> selected =
                query.select().stream().filter(item -> !item.isAll()).map(SelectItem::column);
        Stream<String> filtered = query.filters().stream().flatMap(Condition::columns);
        Stream<String> ordered = query.order().stream().map(OrderTerm::column);
        Stream<String> written = Stream.concat(payload.columns().stream(), query.onConflict().stream());
        return Stream.of(selected, filtered, ordered, written)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }

    private static List<String> all(Headers headers, String name) {
        List<String> values = headers.get(name);
        return values == null ? List.of() : new ArrayList<>(values);
    }
}

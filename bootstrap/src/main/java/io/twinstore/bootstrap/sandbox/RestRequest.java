package io.twinstore.bootstrap.sandbox;

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
    static RestRequest of(String method, String table, @Nullable String rawQuery, RequestHeaders headers, byte[] body) {
        RestQuery query = RestQuery.parse(QueryString.parse(rawQuery));
        String range = method.equals("GET") ? headers.first("Range") : null;
        Window window = Window.of(query.limit(), query.offset(), range);
        boolean hasPayload = method.equals("POST") || method.equals("PATCH");
        Payload payload =
                hasPayload ? Payload.parse(body, headers.first("Content-Type"), query.columns()) : Payload.NONE;
        Preferences preferences = Preferences.parse(headers.all("Prefer"));
        return new RestRequest(method, table, query, window, preferences, headers.all("Accept"), payload);
    }

    /** Every column that the request names. */
    Set<String> columnNames() {
        Stream<String> selected =
                query.select().stream().filter(item -> !item.isAll()).map(SelectItem::column);
        Stream<String> filtered = query.filters().stream().flatMap(RestCondition::columns);
        Stream<String> ordered = query.order().stream().map(OrderTerm::column);
        Stream<String> written = Stream.concat(payload.columns().stream(), query.onConflict().stream());
        return Stream.of(selected, filtered, ordered, written)
                .flatMap(names -> names)
                .collect(Collectors.toSet());
    }
}

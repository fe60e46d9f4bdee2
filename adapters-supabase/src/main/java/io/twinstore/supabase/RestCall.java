package io.twinstore.supabase;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.TableSchema;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One request: the method, the table, the parameters of its URL, encoded, and its body. */
final class RestCall {
    /** What is done, and so whether it may be done again without harm. */
    enum Method {
        GET,
        POST,
        DELETE;

        boolean writes() {
            return this == POST || this == DELETE;
        }
    }

    /** Not what PostgREST takes for something else than a column: the names of its parameters and of its logic. */
    private static final Pattern PLAIN =
            Pattern.compile("(?!(select|columns|on_conflict|order|limit|offset|and|or|not)$)\\w+");

    private final Method method;
    private final String table;
    private final List<String> parameters = new ArrayList<>();
    private final Map<String, String> headers = new LinkedHashMap<>();
    private final byte[] body;
    private long mostBytes = Long.MAX_VALUE;

    private RestCall(Method method, String table, byte[] body) {
        this.method = method;
        this.table = table;
        this.body = body;
    }

    static RestCall get(String table) {
        return new RestCall(Method.GET, table, new byte[0]);
    }

    static RestCall post(String table, String json) {
        var call = new RestCall(Method.POST, table, json.getBytes(StandardCharsets.UTF_8));
        return call.header("Content-Type", "application/json");
    }

    /** Deletes the rows that its filters find: without one, all. */
    static RestCall delete(String table) {
        return new RestCall(Method.DELETE, table, new byte[0]);
    }

    /** Adds a parameter; a name may come more than once, which means 'and'. */
    RestCall with(String name, String value) {
        parameters.add(encode(name) + "=" + encode(value));
        return this;
    }

    /** Asks for the columns of the schema, by name. */
    RestCall select(TableSchema<?> schema) {
        return with("select", names(schema.columns().stream()));
    }

    /** Asks for rows to be copied, whose JSON nulls {@link JsonNullSelect} tells from no values. */
    RestCall selectRows(TableSchema<?> schema) {
        var json = schema.columns().stream()
                .filter(column -> column.type() == ColumnType.JSON)
                .<String>map(Column::name)
                .toList();
        return with("select", JsonNullSelect.first(json) + names(schema.columns().stream()));
    }

    private static String names(Stream<? extends Column<?, ?>> columns) {
        return columns.<String>map(Column::name).collect(Collectors.joining(","));
    }

    RestCall header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    /** Takes no answer of more bytes: sending it ends in a {@link TooLargeException}. */
    RestCall atMost(long bytes) {
        mostBytes = bytes;
        return this;
    }

    long mostBytes() {
        return mostBytes;
    }

    Method method() {
        return method;
    }

    String table() {
        return table;
    }

    Map<String, String> headers() {
        return headers;
    }

    byte[] body() {
        return body;
    }

    /** The path below the API's root, with the parameters. */
    String pathAndQuery() {
        return "/" + encode(table) + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    /** A column's name where a grammar reads it, or as the name of a filter. */
    static String name(String column) {
        return PLAIN.matcher(column).matches()
                ? column
                : '"' + column.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /** Percent-encodes everything but unreserved characters, so that nobody on the way takes it for syntax. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }
}

package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Which columns the select and the order of a write may name. PostgREST returns what is selected and the primary key where
 * rows or their address are asked for, and orders that; with return=minimal it looks at neither.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WrittenColumnsTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    /** A request that changes nothing, since no row matches or none is given. */
    record Write(String method, String target, String body) {}

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table pairs(a int, b int, note text, rest text, primary key (a, b));"
                        + "insert into pairs values (1, 1, 'x', 'p'), (1, 2, 'y', 'q');");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    static Stream<Write> writes() {
        return Stream.of(
                new Write("POST", "/pairs?", "[]"),
                new Write("POST", "/pairs?columns=a,b&", "[]"),
                new Write("PATCH", "/pairs?a=eq.0&", "{\"note\":\"z\"}"),
                new Write("PATCH", "/pairs?a=eq.0&", "{}"),
                new Write("DELETE", "/pairs?a=eq.0&", ""));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void anUnknownColumnCannotBeSelected(Write write) throws Exception {
        for (var kind : new String[] {"representation", "headers-only"}) {
            refused("nope", call(write, "select=note,nope", kind));
            refused("nope", call(write, "select=key:nope", kind));
        }
    }

    @ParameterizedTest
    @MethodSource("writes")
    void onlyWhatIsReturnedCanBeOrderedBy(Write write) throws Exception {
        refused("nope", call(write, "order=nope", "representation"));
        refused("rest", call(write, "select=note&order=rest", "representation"));
        refused("rest", call(write, "select=rest:note&order=rest", "representation"));
        accepted(call(write, "select=note&order=note.desc,b", "representation"));
        accepted(call(write, "select=b&order=a", "representation"));
        accepted(call(write, "select=note,*&order=rest", "representation"));
        accepted(call(write, "order=rest", "representation"));
        accepted(call(write, "select=note&order=nope", "headers-only"));
    }

    @ParameterizedTest
    @MethodSource("writes")
    void nobodyLooksWhereNothingIsReturned(Write write) throws Exception {
        for (var kind : new String[] {"minimal", ""}) {
            accepted(call(write, "select=nope&order=nope", kind));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"representation", "headers-only", "minimal"})
    void anUnknownColumnUndoesTheWrite(String kind) throws Exception {
        refused("nope", call(new Write("PATCH", "/pairs?nope=eq.1&", "{\"note\":\"z\"}"), "", kind));
        if (!kind.equals("minimal")) {
            refused("nope", call(new Write("POST", "/pairs?", "{\"a\":9,\"b\":9}"), "select=nope", kind));
            refused("nope", call(new Write("DELETE", "/pairs?a=eq.1&", ""), "select=nope", kind));
        }
        assertEquals(2, Wire.json(Wire.call(sandbox, "GET", "/pairs").body()).size());
    }

    @Test
    void aRepresentationIsOrderedByWhatIsReturned() throws Exception {
        var rows = call(
                new Write("PATCH", "/pairs?a=eq.1&", "{\"rest\":\"r\"}"), "select=note&order=b.desc", "representation");
        assertEquals(Wire.json("[{\"note\":\"y\"},{\"note\":\"x\"}]"), Wire.json(rows.body()), rows::body);
    }

    @Test
    void theAddressOfARowNeedsNoSelectedKey() throws Exception {
        var row = call(new Write("POST", "/pairs?", "{\"a\":7,\"b\":8}"), "select=note", "headers-only");
        assertEquals(
                "/pairs?a=eq.7&b=eq.8", row.headers().firstValue("Location").orElse(""));
        accepted(call(new Write("DELETE", "/pairs?a=eq.7&", ""), "", "minimal"));
    }

    private static void accepted(HttpResponse<String> answer) {
        assertEquals(2, answer.statusCode() / 100, answer::body);
    }

    private static void refused(String column, HttpResponse<String> answer) {
        assertEquals(400, answer.statusCode(), answer::body);
        JsonNode error = Wire.json(answer.body());
        assertEquals("42703", error.path("code").asText());
        assertEquals(
                "column pairs." + column + " does not exist",
                error.path("message").asText());
    }

    private HttpResponse<String> call(Write write, String parameters, String kind) throws Exception {
        Map<String, String> headers =
                Map.of("apikey", Wire.KEY, "Prefer", kind.isEmpty() ? "handling=lenient" : "return=" + kind);
        return Wire.call(
                sandbox,
                write.method(),
                write.target() + parameters,
                headers,
                write.body().isEmpty() ? null : write.body());
    }
}

package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.twinstore.schema.TestDatabase;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A value never becomes SQL or syntax of the wire, and a name that is not in the catalogue never reaches SQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ValuesTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table notes(id bigint generated always as identity primary key, body text not null);"
                        + "create table \"odd \"\"table\"(\"a.b,(c)\" int, \"q\"\"?\" text default 'what?');"
                        + "insert into notes(body) values ('other');");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    static List<String> texts() {
        return List.of(
                "'; drop table test.notes; --",
                "' or '1'='1",
                "a,b",
                "(x)",
                ")",
                "),id.gt.0",
                "\"",
                "\\",
                "\\\"",
                "\"x\"",
                "null",
                "not.is.null",
                "eq.1",
                "is.null",
                "{1,2}",
                "{",
                "}",
                "*x*",
                "%",
                "_",
                "$1",
                "?",
                "??",
                ":x",
                ";",
                "&id=gt.0",
                "+",
                "#",
                "a=b",
                " both ends ",
                "two\nlines",
                "\t",
                "Иван Петров",
                "ё",
                "😀",
                "''",
                "$$",
                "E'\\n'",
                "%41",
                "and(id.gt.0)",
                "true",
                "123456789012345678901234567890",
                "\u0001",
                "x".repeat(5000),
                "\\\"".repeat(1500));
    }

    @ParameterizedTest
    @MethodSource("texts")
    void aTextComesBackThroughEveryWayOfAskingForIt(String text) throws Exception {
        String json = Wire.JSON.createObjectNode().put("body", text).toString();
        HttpResponse<String> made = call("POST", "/notes", json);
        assertEquals(201, made.statusCode(), made::body);
        JsonNode row = Wire.json(made.body()).path(0);
        assertEquals(text, row.path("body").asText());

        String quoted = '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        for (String filter : List.of(
                "body=" + encoded("eq." + text),
                "body=" + encoded("in.(" + quoted + ",nobody)"),
                "or=" + encoded("(body.eq." + quoted + ",body.in.(" + quoted + "))"),
                "and=" + encoded("(body.not.isdistinct." + quoted + ",or(id.lt.0,id.eq." + row.path("id") + "))"))) {
            assertEquals(List.of(row), rows("/notes?" + filter), filter);
        }
        assertEquals(
                List.of(row),
                Wire.json(call("DELETE", "/notes?body=" + encoded("eq." + text), null)
                                .body())
                        .valueStream()
                        .toList());
        assertEquals(1, rows("/notes").size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/notes\"; drop table test.notes; --",
                "/notes?select=id\" from test.notes; drop table test.notes; --",
                "/notes?select=id::text; drop table test.notes",
                "/notes?select=id::text) from pg_class --",
                "/notes?select=x\"y:id",
                "/notes?order=id; drop table test.notes",
                "/notes?order=id desc",
                "/notes?order=(select 1)",
                "/notes?id\" or 1=eq.1",
                "/notes?1=1",
                "/notes?orx=(id.eq.1)",
                "/notes?or=x(id.eq.1)",
                "/notes?or=(id.eq.1;id.eq.2)",
                "/notes?id=is.null or true",
                "/notes?limit=1; drop table test.notes&offset=x'",
                "/notes?xmin=eq.1",
                "/notes?select=id::nope",
            })
    void aNameOrAWordThatIsNoneIsRefusedOrIgnored(String target) throws Exception {
        int path = target.indexOf('?') < 0 ? 1 : target.indexOf('?') + 1;
        String encoded = encoded(target.substring(path))
                .replace("%3D", "=")
                .replace("%26", "&")
                .replace("+", "%20");
        HttpResponse<String> answer = call("GET", target.substring(0, path) + encoded, null);
        assertTrue(
                answer.statusCode() == 400
                        || answer.statusCode() == 404
                        || answer.statusCode() == 416
                        || answer.body().equals("[]"),
                answer::body);
        assertEquals(1, rows("/notes").size());
    }

    @Test
    void oddNamesAreNamesLikeOthers() throws Exception {
        String table = "/odd%20%22table";
        HttpResponse<String> made =
                call("POST", table, "[{\"a.b,(c)\":1,\"q\\\"?\":\"x\"},{\"a.b,(c)\":2,\"q\\\"?\":\"y\"}]");
        assertEquals(201, made.statusCode(), made::body);
        assertEquals(
                Wire.json("[{\"a.b,(c)\":2}]"),
                Wire.json(call(
                                "GET",
                                table + "?" + encoded("select") + "=" + encoded("\"a.b,(c)\"") + "&"
                                        + encoded("\"q\\\"?\"") + "=eq.y&order=" + encoded("\"a.b,(c)\".desc"),
                                null)
                        .body()));
    }

    @Test
    void aTreeIsNotFollowedForEver() throws Exception {
        String deep = "(and".repeat(2000) + "(id.eq.1" + ")".repeat(2001);
        HttpResponse<String> answer = call("GET", "/notes?and=" + encoded(deep.replace("(and(", "(and(")), null);
        assertEquals(400, answer.statusCode());
        assertEquals("PGRST127", Wire.json(answer.body()).path("code").asText());
    }

    private List<JsonNode> rows(String target) throws Exception {
        HttpResponse<String> answer = call("GET", target, null);
        assertEquals(200, answer.statusCode(), answer::body);
        return Wire.json(answer.body()).valueStream().toList();
    }

    private HttpResponse<String> call(String method, String target, @Nullable String body) throws Exception {
        return Wire.call(sandbox, method, target, Map.of("apikey", Wire.KEY, "Prefer", "return=representation"), body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

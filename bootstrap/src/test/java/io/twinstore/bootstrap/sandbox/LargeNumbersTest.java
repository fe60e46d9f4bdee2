package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Numbers of any size are counted with exactly, and PostgreSQL refuses those that it cannot count to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LargeNumbersTest {
    private static final String TOO_LARGE = "99999999999999999999";

    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test; create table numbers(id int primary key);"
                        + "insert into numbers select generate_series(1, 20);");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|?limit=99999999999999999999|",
                "HEAD|?limit=99999999999999999999|",
                "GET|?limit=9223372036854775808|",
                "GET|?limit=99999999999999999999&offset=5|",
                "GET|?offset=99999999999999999999|",
                "HEAD|?offset=99999999999999999999|",
                "GET|?limit=1&offset=99999999999999999999|",
                "GET||0-99999999999999999999",
                "GET||99999999999999999999-",
                "GET||99999999999999999999-99999999999999999999",
                "GET|?id=eq.99999999999999999999|",
                "DELETE|?id=eq.99999999999999999999|",
                "POST||",
            })
    void onePastTheLargestIsRefused(String method, @Nullable String query, @Nullable String range) throws Exception {
        var answer = call(method, query, range, "{\"id\":" + TOO_LARGE + "}");
        assertEquals(400, answer.statusCode(), answer::body);
        assertEquals(
                "PostgREST; error=22003",
                answer.headers().firstValue("Proxy-Status").orElse(""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|200|?limit=9223372036854775807||0-19/*",
                "GET|200|?limit=99999999999999999999|0-9|0-9/*",
                "GET|200|?limit=5&offset=9223372036854775807||*/*",
                "GET|200|?limit=9223372036854775807&offset=9223372036854775807||*/*",
                "GET|200|?offset=-99999999999999999999||0-19/*",
                "GET|200|?limit=99999999999999999999&offset=-99999999999999999999||*/*",
                "GET|416|?limit=-99999999999999999999||",
                "GET|416||99999999999999999999-0|",
                "DELETE|204|?id=eq.0&limit=99999999999999999999&offset=99999999999999999999||*/*",
                "PATCH|204|?id=eq.0&limit=99999999999999999999||*/*",
                "DELETE|416|?id=eq.0&limit=-99999999999999999999||",
            })
    void whatCanBeCountedToIsAnswered(
            String method, int status, @Nullable String query, @Nullable String range, @Nullable String contentRange)
            throws Exception {
        var answer = call(method, query, range, "{\"id\":5}");
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(
                contentRange == null ? "" : contentRange,
                answer.headers().firstValue("Content-Range").orElse(""));
    }

    @Test
    void theNumberIsNamedAsPostgresqlNamesIt() throws Exception {
        for (var parameter : new String[] {"limit", "offset"}) {
            assertEquals(
                    "value \"" + TOO_LARGE + "\" is out of range for type bigint",
                    Wire.json(call("GET", "?" + parameter + "=" + TOO_LARGE, null, "")
                                    .body())
                            .path("message")
                            .asText());
        }
    }

    @Test
    void anOffsetPastTheEndIsNamedInFull() throws Exception {
        Map<String, String> headers = Map.of("apikey", Wire.KEY, "Prefer", "count=exact");
        var answer = Wire.call(sandbox, "GET", "/numbers?offset=9223372036854775807", headers, null);
        assertEquals(416, answer.statusCode());
        assertEquals(
                "An offset of 9223372036854775807 was requested, but there are only 20 rows.",
                Wire.json(answer.body()).path("details").asText());
    }

    @ParameterizedTest
    @CsvSource({
        "99999999999999999999, 204, 'handling=strict, max-affected=7766279631452241919'",
        "18446744073709551615, 400, ''"
    })
    void aNumberOfRowsIsCutToSixtyFourBits(String most, int status, String applied) throws Exception {
        Map<String, String> headers = Map.of("apikey", Wire.KEY, "Prefer", "handling=strict, max-affected=" + most);
        var answer = Wire.call(sandbox, "DELETE", "/numbers?id=eq.0", headers, null);
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(applied, answer.headers().firstValue("Preference-Applied").orElse(""));
    }

    private HttpResponse<String> call(String method, @Nullable String query, @Nullable String range, String body)
            throws Exception {
        var headers = new HashMap<>(Map.of("apikey", Wire.KEY));
        if (range != null) {
            headers.put("Range", range);
        }
        boolean hasBody = method.equals("POST") || method.equals("PATCH");
        return Wire.call(sandbox, method, "/numbers" + (query == null ? "" : query), headers, hasBody ? body : null);
    }
}

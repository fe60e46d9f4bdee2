package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PostgREST's table of SQLSTATE to HTTP, each one really raised by PostgreSQL. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestSqlErrorsTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table raiser(code text, message text);"
                        + "create function raise_it() returns trigger language plpgsql as $$ begin"
                        + " raise exception using errcode = new.code, message = new.message,"
                        + " detail = 'd', hint = 'h'; end $$;"
                        + "create trigger raise_it before insert on raiser for each row execute function raise_it();");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @ParameterizedTest
    @CsvSource({
        "08006, 503", "09000, 500", "0L000, 403", "0P000, 403", "23503, 409", "23505, 409", "25006, 405",
        "21000, 500", "22023, 400", "25001, 500", "28000, 403", "2D000, 500", "38000, 500", "39000, 500",
        "3B000, 500", "40001, 500", "40P01, 500", "53400, 500", "53300, 503", "54000, 500", "55P03, 500",
        "57P01, 503", "57014, 500", "58000, 500", "F0000, 500", "HV000, 500", "P0001, 400", "P0002, 500",
        "XX000, 500", "42883, 404", "42P01, 404", "42P17, 500", "42501, 403", "PT402, 402", "PT4XX, 500",
        "22P02, 400", "22001, 400", "23502, 400", "23514, 400", "23P01, 400", "42703, 400", "42P10, 400",
        "428C9, 400", "0A000, 400", "44000, 400"
    })
    void aStateHasItsStatus(String state, int status) throws Exception {
        HttpResponse<String> answer = raise(state, "raised");
        assertEquals(status, answer.statusCode(), answer::body);
        assertEquals(
                "PostgREST; error=" + state,
                answer.headers().firstValue("Proxy-Status").orElse(""));
        assertEquals(
                status == 503 ? "0" : "",
                answer.headers().firstValue("Retry-After").orElse(""));
        JsonNode body = Wire.json(answer.body());
        assertEquals(state, body.path("code").asText());
        assertEquals("raised", body.path("message").asText());
        assertEquals("d", body.path("details").asText());
        assertEquals("h", body.path("hint").asText());
    }

    @ParameterizedTest
    @CsvSource({"UPDATE requires a WHERE clause, 400", "more than one row, 500"})
    void safeUpdateIsTheCallersFault(String message, int status) throws Exception {
        assertEquals(status, raise("21000", message).statusCode());
    }

    private HttpResponse<String> raise(String state, String message) throws Exception {
        String row = "{\"code\":\"" + state + "\",\"message\":\"" + message + "\"}";
        return Wire.call(sandbox, "POST", "/raiser", Map.of("apikey", Wire.KEY), row);
    }
}

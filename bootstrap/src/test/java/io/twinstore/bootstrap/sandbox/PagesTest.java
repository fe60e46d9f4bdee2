package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A page ends where the server's cap or the table ends, and only a count tells which. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table numbers(id int primary key, note text);"
                        + "insert into numbers select i, 'number ' || i from generate_series(1, 3000) i;");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @Test
    void aPageIsCappedInSilence() throws Exception {
        HttpResponse<String> answer = Wire.call(sandbox, "GET", "/numbers?select=id&order=id&limit=5000");
        assertEquals(200, answer.statusCode());
        assertEquals("0-999/*", answer.headers().firstValue("Content-Range").orElse(""));
        assertEquals(1000, Wire.json(answer.body()).size());
    }

    @Test
    void onlyAnExactCountTellsThatAPageWasCapped() throws Exception {
        Map<String, String> headers = Map.of("apikey", Wire.KEY, "Prefer", "count=exact");
        HttpResponse<String> answer = Wire.call(sandbox, "GET", "/numbers?select=id&order=id", headers, null);
        assertEquals(206, answer.statusCode());
        assertEquals("0-999/3000", answer.headers().firstValue("Content-Range").orElse(""));
        assertEquals(1000, Wire.json(answer.body()).size());
    }

    @Test
    void aRepresentationIsNotCapped() throws Exception {
        Map<String, String> headers = Map.of("apikey", Wire.KEY, "Prefer", "return=representation");
        HttpResponse<String> answer =
                Wire.call(sandbox, "PATCH", "/numbers?id=gt.1000&select=id", headers, "{\"note\":\"x\"}");
        assertEquals(200, answer.statusCode());
        assertEquals("0-1999/*", answer.headers().firstValue("Content-Range").orElse(""));
        assertEquals(2000, Wire.json(answer.body()).size());
    }

    @Test
    void aShortPageIsAPage() throws Exception {
        HttpResponse<String> answer = Wire.call(sandbox, "GET", "/numbers?select=id&order=id&limit=10&offset=2995");
        assertEquals(200, answer.statusCode());
        assertEquals("2995-2999/*", answer.headers().firstValue("Content-Range").orElse(""));
        assertEquals(5, Wire.json(answer.body()).size());
    }
}

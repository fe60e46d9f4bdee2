package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A query is taken byte by byte as it came, as PostgREST takes it, whether a URI may hold such bytes or not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RawTargetsTest {
    private static final String UNUSUAL = "\"{}|\\^<>`[]%#~";

    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table notes(id int primary key, body text, \"q,1\" text);"
                        + "insert into notes select i, substr('" + UNUSUAL + "', i, 1), 'x' from generate_series(1, "
                        + UNUSUAL.length() + ") i;"
                        + "insert into notes values (100, 'Анна {\"a\"}', 'y'), (101, '50%', 'z'), (102, '%zz', 'z'),"
                        + " (103, '100%2', 'z');");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @Test
    void everyCharacterIsAValue() throws Exception {
        for (int i = 0; i < UNUSUAL.length(); i++) {
            assertEquals(
                    "[{\"id\":" + (i + 1) + "}]",
                    ids("body=eq." + UNUSUAL.charAt(i)),
                    String.valueOf(UNUSUAL.charAt(i)));
        }
    }

    @Test
    void aPercentSignThatBeginsNoEscapeIsOne() throws Exception {
        assertEquals("[{\"id\":101}]", ids("body=eq.50%"));
        assertEquals("[{\"id\":102}]", ids("body=eq.%zz"));
        assertEquals("[{\"id\":103}]", ids("body=eq.100%2"));
    }

    @Test
    void bytesOfUtf8AreTheirCharacters() throws Exception {
        assertEquals("[{\"id\":100}]", ids("body=eq.Анна%20{\"a\"}"));
        assertEquals("[{\"id\":100}]", ids("body=eq.Анна+{%22a\"%7D"));
        assertEquals("[{\"id\":100}]", ids("body=ilike.АННА*"));
    }

    @Test
    void quotesAreSyntaxWhereTheyAreSyntax() throws Exception {
        assertEquals("[{\"id\":100}]", ids("\"q,1\"=eq.y"));
        assertEquals("[{\"id\":1}, \n {\"id\":100}]", ids("or=(body.eq.\"\\\"\",\"q,1\".eq.y)&order=id"));
        assertEquals("[{\"id\":2}, \n {\"id\":3}]", ids("body=in.({,\"}\")&order=id"));
    }

    @Test
    void bytesThatAreNotUtf8AreAnsweredAsEscapesOfThem() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            wire.send("GET /rest/v1/notes?body=eq.");
            wire.send(new byte[] {(byte) 0xff});
            wire.send(" HTTP/1.1\r\nHost: sandbox\r\napikey: " + Wire.KEY + "\r\n\r\n");
            var answer = wire.answer("GET");
            assertEquals(500, answer.status());
            assertEquals("Something went wrong", answer.body());
        }
    }

    @Test
    void aWholeUrlCountsFromItsPath() throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            assertEquals(
                    "[{\"id\":1}]",
                    wire.ask("GET", "http://elsewhere:80/rest/v1/notes?select=id&body=eq.\"")
                            .body());
            assertEquals(404, wire.ask("GET", "http://elsewhere?/rest/v1/notes").status());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//rest/v1/notes", "*", "/", "/rest/v1x", "/\"", "/%", "elsewhere:443"})
    void whatIsNotUnderRestIsNoRoute(String target) throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            assertEquals(404, wire.ask("GET", target).status());
            assertEquals(200, wire.ask("GET", "/rest/v1/notes").status());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET\r\n\r\n",
                "GET /rest/v1/notes?body=eq.79161234567 x HTTP/1.1\r\n\r\n",
                "GET /rest/v1/notes?body=eq.79161234567 HTTP/1.1\r\nno header 79161234567\r\n\r\n",
                "POST /rest/v1/notes HTTP/1.1\r\nContent-Length: 79161234567x\r\n\r\n"
            })
    void whatIsNoRequestIsRefused(String request) throws Exception {
        try (var wire = new RawWire(sandbox.url())) {
            wire.send(request);
            assertEquals(400, wire.answer("GET").status());
            assertTrue(wire.ended());
        }
    }

    private String ids(String query) throws IOException {
        try (var wire = new RawWire(sandbox.url())) {
            var answer = wire.ask("GET", "/rest/v1/notes?select=id&" + query);
            assertEquals(200, answer.status(), answer::body);
            return answer.body();
        }
    }
}

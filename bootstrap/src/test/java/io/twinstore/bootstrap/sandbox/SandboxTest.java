package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.HeldPort;
import io.twinstore.schema.TestDatabase;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Starting and stopping, the limits, and a database that changes under a running sandbox. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SandboxTest {
    private final TestDatabase database = TestDatabase.empty();
    private final Sandbox sandbox = Sandbox.start(Wire.settings(database, 1000));

    @BeforeAll
    void load() throws Exception {
        // After the start, as a database that is migrated later.
        Wire.execute(
                database,
                "create schema test; set search_path = test;"
                        + "create table numbers(id int primary key, note text);"
                        + "insert into numbers select i, 'number ' || i from generate_series(1, 3000) i;"
                        + "create view slow as select id, pg_sleep(1)::text as slept from numbers limit 1;"
                        + "create view cut as select pg_terminate_backend(pg_backend_pid());");
    }

    @AfterAll
    void stop() {
        sandbox.close();
        database.close();
    }

    @Test
    void itListensOnLoopbackOnly() {
        assertEquals("127.0.0.1", sandbox.url().getHost());
        assertTrue(sandbox.url().getPort() > 0);
    }

    @Test
    void settingsDoNotPrintTheirSecrets() {
        Sandbox.Settings settings = new Sandbox.Settings("jdbc:x:secret", "u", "secret", "test", 1, "secret", 0);
        assertFalse(settings.toString().contains("secret"));
    }

    @Test
    void settingsThatCannotServeAreRefused() {
        String url = database.jdbcUrl();
        assertThrows(IllegalArgumentException.class, () -> new Sandbox.Settings(url, "u", "p", "test", 0, "key", 0));
        assertThrows(IllegalArgumentException.class, () -> new Sandbox.Settings(url, "u", "p", "test", 1, " ", 0));
    }

    @Test
    void aTakenPortIsOneClearLine() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            int port = taken.getLocalPort();
            Sandbox.Settings settings = new Sandbox.Settings(
                    database.jdbcUrl(), database.user(), database.password(), "test", 1000, Wire.KEY, port);
            IllegalStateException e = assertThrows(IllegalStateException.class, () -> Sandbox.start(settings));
            assertEquals(
                    "The sandbox cannot listen on 127.0.0.1:" + port + ": Address already in use.", e.getMessage());
        }
    }

    @Test
    void aMissingDatabaseIsOneClearLineWithoutSecrets() throws Exception {
        try (HeldPort refusing = HeldPort.take()) {
            for (String url : List.of(
                    "jdbc:postgresql://127.0.0.1:" + refusing.number() + "/x?password=hidden",
                    "jdbc:x:hidden",
                    "jdbc:postgresql:/hidden?hidden")) {
                refused(url);
            }
        }
    }

    private static void refused(String url) {
        Sandbox.Settings settings = new Sandbox.Settings(url, "u", "hidden", "test", 1000, Wire.KEY, 0);
        IllegalStateException e = assertThrows(IllegalStateException.class, () -> Sandbox.start(settings));
        String message = String.valueOf(e.getMessage());
        assertTrue(message.startsWith("The sandbox cannot reach its database: "), message);
        assertEquals(1, message.lines().count(), message);
        assertFalse(message.contains("hidden"), message);
    }

    @Test
    void aPortIsFreeAgainAfterClose() throws Exception {
        Sandbox first = Sandbox.start(Wire.settings(database, 1000));
        int port = first.url().getPort();
        first.close();
        Sandbox.Settings settings = new Sandbox.Settings(
                database.jdbcUrl(), database.user(), database.password(), "test", 1000, Wire.KEY, port);
        try (Sandbox second = Sandbox.start(settings)) {
            assertEquals(200, Wire.call(second, "GET", "/numbers?limit=1").statusCode());
        }
    }

    @Test
    void anErrorToHeadHasTheHeadersOfItsBody() throws Exception {
        HttpResponse<String> answer = Wire.call(sandbox, "HEAD", "/faketable");
        assertEquals(404, answer.statusCode());
        assertEquals("", answer.body());
        assertEquals("120", answer.headers().firstValue("Content-Length").orElse(""));
        assertEquals(
                "PostgREST; error=PGRST205",
                answer.headers().firstValue("Proxy-Status").orElse(""));
    }

    @Test
    void aChangeOfEveryRowIsRefusedAsSupabaseDoes() throws Exception {
        HttpResponse<String> delete = Wire.call(sandbox, "DELETE", "/numbers?id");
        assertEquals(400, delete.statusCode());
        assertEquals(
                "DELETE requires a WHERE clause",
                Wire.json(delete.body()).path("message").asText());
        HttpResponse<String> patch =
                Wire.call(sandbox, "PATCH", "/numbers", Map.of("apikey", Wire.KEY), "{\"note\":\"x\"}");
        assertEquals(400, patch.statusCode());
        assertEquals(
                "UPDATE requires a WHERE clause",
                Wire.json(patch.body()).path("message").asText());
    }

    @Test
    void aTableAndAColumnMadeLaterAreServed() throws Exception {
        assertEquals(404, Wire.call(sandbox, "GET", "/later").statusCode());
        Wire.execute(database, "create table test.later(id int)");
        assertEquals("[]", Wire.call(sandbox, "GET", "/later").body());
        assertEquals(400, Wire.call(sandbox, "GET", "/later?note=eq.x").statusCode());
        Wire.execute(database, "alter table test.later add note text");
        assertEquals(
                201,
                Wire.call(sandbox, "POST", "/later", Map.of("apikey", Wire.KEY), "{\"id\":1,\"note\":\"x\"}")
                        .statusCode());
        assertEquals(
                Wire.json("[{\"id\":1,\"note\":\"x\"}]"),
                Wire.json(Wire.call(sandbox, "GET", "/later?note=eq.x").body()));
    }

    @Test
    void tablesOfOtherSchemasAreNotServed() throws Exception {
        Wire.execute(database, "create table public.elsewhere(id int)");
        assertEquals(404, Wire.call(sandbox, "GET", "/elsewhere").statusCode());
        assertEquals(404, Wire.call(sandbox, "GET", "/pg_class").statusCode());
    }

    @Test
    void aStatementThatTakesTooLongIsAnError() throws Exception {
        String url = database.jdbcUrl();
        Sandbox.Settings settings = new Sandbox.Settings(
                url + (url.contains("?") ? "&" : "?") + "options=-c%20statement_timeout=100",
                database.user(),
                database.password(),
                "test",
                1000,
                Wire.KEY,
                0);
        try (Sandbox hurried = Sandbox.start(settings)) {
            HttpResponse<String> answer = Wire.call(hurried, "GET", "/slow");
            assertEquals(500, answer.statusCode());
            assertEquals(
                    "{\"code\":\"57014\",\"details\":null,\"hint\":null,"
                            + "\"message\":\"canceling statement due to statement timeout\"}",
                    answer.body());
        }
    }

    @Test
    void aConnectionCutByTheServerIsAnErrorOnce() throws Exception {
        HttpResponse<String> cut = Wire.call(sandbox, "GET", "/cut");
        assertEquals(503, cut.statusCode());
        assertEquals("0", cut.headers().firstValue("Retry-After").orElse(""));
        assertEquals("57P01", Wire.json(cut.body()).path("code").asText());
        assertEquals(200, Wire.call(sandbox, "GET", "/numbers?limit=1").statusCode());
    }

    @Test
    void aLongAnswerIsCompressedForThoseWhoAsk() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + "/rest/v1/numbers?limit=100"))
                .header("apikey", Wire.KEY)
                .header("Accept-Encoding", "gzip")
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertEquals("gzip", answer.headers().firstValue("Content-Encoding").orElse(""));
        try (GZIPInputStream body = new GZIPInputStream(answer.body())) {
            assertEquals(100, Wire.JSON.readTree(body).size());
        }
    }

    @Test
    void aBodyTooLargeIsRefusedAndTheConnectionStays() throws Exception {
        String large = " ".repeat(64 * 1024 * 1024) + "{}";
        HttpResponse<String> answer = Wire.call(sandbox, "POST", "/numbers", Map.of("apikey", Wire.KEY), large);
        assertEquals(413, answer.statusCode());
        assertEquals("{\"message\":\"Request size limit exceeded\"}", answer.body());
        assertEquals(200, Wire.call(sandbox, "GET", "/numbers?limit=1").statusCode());
    }
}

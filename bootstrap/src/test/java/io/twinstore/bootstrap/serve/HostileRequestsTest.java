package io.twinstore.bootstrap.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.serve.DashboardServer.Address;
import io.twinstore.bootstrap.state.TwoStores;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may ask the server what; nothing that anybody sends takes it down. */
class HostileRequestsTest {
    private static final String FLAGS = "DUAL_WRITE=true";
    private static final String TOKEN = "a-token_of_the_test-1";

    private final TwoStores stores = TwoStores.start();
    private final Served server = new Served(stores, null, FLAGS);

    @AfterEach
    void stop() {
        server.close();
        stores.close();
    }

    /** The status line that the server gives to these bytes; empty when it closes the connection. */
    private String raw(String request) {
        try (var socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            var line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                    .readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            return "";
        }
    }

    @Test
    void whoeverIsLedHereUnderAnotherNameIsRefused() {
        for (var host : new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8152", ""}) {
            assertEquals("HTTP/1.1 421 Misdirected Request", raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        }
        for (var host : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1:8152", "[::1]:8152"}) {
            assertEquals("HTTP/1.1 200 OK", raw("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        }
    }

    @Test
    void theTokenOpensTheDoor() {
        try (var guarded = new Served(stores, TOKEN, FLAGS)) {
            for (var path : new String[] {"/", "/api/status", "/api/health", "/metrics", "/api/events", "/app.js"}) {
                assertEquals(401, guarded.get(path).statusCode(), path);
            }
            assertEquals(
                    401,
                    guarded.get("/", "Authorization", "Bearer " + TOKEN + "x").statusCode());
            assertEquals(401, guarded.get("/?token=" + TOKEN + "x").statusCode());
            assertEquals(401, guarded.get("/api/status?token=" + TOKEN).statusCode());
            assertEquals(
                    200, guarded.get("/", "Authorization", "Bearer " + TOKEN).statusCode());
            var greeting = guarded.get("/?token=" + TOKEN);
            assertEquals(303, greeting.statusCode());
            var cookie = greeting.headers().firstValue("Set-Cookie").orElseThrow();
            assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
            assertEquals(
                    200,
                    guarded.get("/", "Cookie", "other=1; " + cookie.substring(0, cookie.indexOf(';')))
                            .statusCode());
        }
    }

    @Test
    void othersAreServedOnlyWithAToken() throws IOException {
        var everywhere = InetAddress.getByAddress(new byte[4]);
        assertThrows(IllegalArgumentException.class, () -> new Address(everywhere, 0, null));
        assertFalse(new Address(everywhere, 0, TOKEN).toString().contains(TOKEN));
    }

    @Test
    void whatIsNotServedIsRefused() {
        for (var path : new String[] {"/nothing", "/../app.js", "/api/", "/app.js/", "/%2e%2e/"}) {
            assertEquals(404, server.get(path).statusCode(), path);
        }
        var post = server.request("/api/status").POST(HttpRequest.BodyPublishers.ofString("x"));
        assertEquals(405, server.send(post).statusCode());
        var head = server.request("/").method("HEAD", HttpRequest.BodyPublishers.noBody());
        assertEquals(200, server.send(head).statusCode());
        for (var query : new String[] {"{", "\"", "|", "%", "%zz", "a=<>^`"}) {
            assertEquals(
                    "HTTP/1.1 404 Not Found", raw("GET /nothing?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        assertTrue(raw("GARBAGE\r\n\r\n").matches("|HTTP/1.1 400 .*"));
        assertEquals(200, server.get("/").statusCode());
    }

    private static boolean closed(Socket socket) {
        try {
            return socket.getInputStream().read() == -1;
        } catch (IOException e) {
            return true; // it was reset
        }
    }

    @Test
    void fiveHundredSilentConnectionsKeepNobodyOut() throws IOException {
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 500; i++) {
                var socket = new Socket(server.url().getHost(), server.url().getPort());
                silent.add(socket);
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, server.get("/").statusCode());
            await().atMost(60, TimeUnit.SECONDS).until(() -> closed(silent.get(0)));
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
        assertEquals(200, server.get("/").statusCode());
    }

    @Test
    void nothingComesFromElsewhere() {
        var page = server.get("/");
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'none'"));
        for (var asset : new String[] {"/app.js", "/app.css", "/uplot.js", "/uplot.css", "/charts.js"}) {
            assertEquals(200, server.get(asset).statusCode(), asset);
        }
        assertFalse(page.body().matches("(?s).*(src|href)=\"https?:.*"), page::body);
    }
}

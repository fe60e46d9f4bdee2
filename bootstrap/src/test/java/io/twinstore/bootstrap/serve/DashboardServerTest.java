package io.twinstore.bootstrap.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.serve.DashboardServer.Address;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server over two real stores, asked by HTTP. */
class DashboardServerTest {
    private static final String TOKEN = "a-token_of_the_test-1";
    private static final String FLAGS = "DUAL_WRITE=true";
    private static final String CLIENT_PHONE = "79001234567";

    private final TwoStores stores = TwoStores.start();
    private final Closer opened = new Closer();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        opened.close();
        stores.close();
    }

    private Wiring program() {
        var program = Wiring.open(stores.configuration(FLAGS), Clock.systemUTC());
        opened.add(program::close);
        return program;
    }

    private URI serve(@Nullable String token) {
        var settings = stores.configuration(FLAGS);
        var described = new Stores(settings).open();
        described.values().forEach(store -> opened.add(store::close));
        var state = stores.state();
        try {
            var server = DashboardServer.start(
                    new Address(WebServer.loopback(), 0, token),
                    described.values(),
                    () -> state.flags().effective().orElse(settings.flags()),
                    state,
                    Clock.systemUTC());
            opened.add(server::close);
            return server.url();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpResponse<String> get(URI server, String path, String... headers) {
        var request = HttpRequest.newBuilder(server.resolve(path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private JsonNode status(URI server) {
        await().until(() -> get(server, "/api/status").statusCode() == 200);
        return json(get(server, "/api/status").body());
    }

    /** The status line that the server gives to these bytes; empty when it closes the connection. */
    private static String raw(URI server, String request) {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
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
    void healthIsThatOfThePlanAnd503WhenNotWell() {
        var server = serve(null);
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        var well = get(server, "/api/health");
        assertEquals(200, well.statusCode(), well::body);
        assertEquals("ok", json(well.body()).get("status").asText());
        assertEquals("supabase", json(well.body()).get("database").asText());
        var change = new UseCases(stores.configuration(FLAGS), Clock.systemUTC()).flagChange();
        change.awaitDrained(change.make(Flag.TIMEWEB_API, Share.ALL, "test"));
        await().untilAsserted(() -> assertEquals(
                "timeweb",
                json(get(server, "/api/health").body()).get("database").asText()));
        stores.stopSupabase();
        await().untilAsserted(() -> assertEquals(503, get(server, "/api/health").statusCode()));
        stores.startSupabase();
    }

    @Test
    void callsErrorsAndFlagsAreSeen() {
        var server = serve(null);
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.upsertCompany(TwoStores.company(1, "Salon")).success());
        assertTrue(salon.getCompany(1).found());
        salon.getClientByPhone(CLIENT_PHONE);
        await().untilAsserted(() ->
                assertEquals(3, status(server).at("/modules/3/calls").asLong()));
        assertEquals("API", status(server).at("/modules/3/module").asText());
        assertEquals(
                "0 of 4 modules read from PostgreSQL, 0 differences in 0 comparisons, journal empty",
                status(server).get("sentence").asText());
        stores.stopSupabase();
        assertFalse(salon.upsertCompany(TwoStores.company(2, "Salon")).success());
        await().untilAsserted(() ->
                assertEquals(1, status(server).at("/modules/3/errors").asLong()));
        stores.startSupabase();
        var everything = status(server).toString()
                + get(server, "/metrics").body()
                + get(server, "/api/health").body()
                + get(server, "/api/history").body();
        assertFalse(everything.contains(CLIENT_PHONE) || everything.contains("secret"), everything);
    }

    @Test
    void metricsAreWhatPrometheusReads() throws IOException, InterruptedException {
        var server = serve(null);
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        await().until(() -> get(server, "/metrics").body().contains("operation=\"getServices\""));
        var text = get(server, "/metrics").body();
        assertTrue(text.contains("twinstore_flag{flag=\"dual_write\"} 1"), text);
        assertTrue(text.contains("twinstore_primary{store=\"supabase\"} 1"), text);
        var checked = checkedByPromtool(text);
        assumeTrue(checked != null, "skipped: there is no promtool");
        assertEquals("", checked);
    }

    /** What promtool has to say; null where it is not installed. */
    private static @Nullable String checkedByPromtool(String text) throws IOException, InterruptedException {
        try {
            var promtool = new ProcessBuilder("promtool", "check", "metrics")
                    .redirectErrorStream(true)
                    .start();
            try (var in = promtool.getOutputStream()) {
                in.write(text.getBytes(StandardCharsets.UTF_8));
            }
            var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return promtool.waitFor() == 0 ? "" : said;
        } catch (IOException e) {
            return null;
        }
    }

    @Test
    void eventsGoOnWhileSomebodyWatches() throws IOException {
        var server = serve(null);
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int events = 0;
            while (events < 3) {
                events += in.readLine().equals("event: status") ? 1 : 0;
            }
        }
    }

    @Test
    void whoeverIsLedHereUnderAnotherNameIsRefused() {
        var server = serve(null);
        for (var host : new String[] {"evil.example", "localhost.evil.example", "127.0.0.1.nip.io:8152", ""}) {
            assertEquals(
                    "HTTP/1.1 421 Misdirected Request", raw(server, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        }
        for (var host : new String[] {"localhost", "LOCALHOST:1", "127.0.0.1:8152", "[::1]:8152"}) {
            assertEquals("HTTP/1.1 200 OK", raw(server, "GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n"));
        }
    }

    @Test
    void theTokenOpensTheDoor() {
        var server = serve(TOKEN);
        for (var path : new String[] {"/", "/api/status", "/api/health", "/metrics", "/api/events", "/app.js"}) {
            assertEquals(401, get(server, path).statusCode(), path);
        }
        assertEquals(
                401, get(server, "/", "Authorization", "Bearer " + TOKEN + "x").statusCode());
        assertEquals(401, get(server, "/?token=" + TOKEN + "x").statusCode());
        assertEquals(401, get(server, "/api/status?token=" + TOKEN).statusCode());
        assertEquals(200, get(server, "/", "Authorization", "Bearer " + TOKEN).statusCode());
        var greeting = get(server, "/?token=" + TOKEN);
        assertEquals(303, greeting.statusCode());
        var cookie = greeting.headers().firstValue("Set-Cookie").orElseThrow();
        assertTrue(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict"), cookie);
        assertEquals(
                200,
                get(server, "/", "Cookie", "other=1; " + cookie.substring(0, cookie.indexOf(';')))
                        .statusCode());
    }

    @Test
    void othersAreServedOnlyWithAToken() throws IOException {
        var everywhere = InetAddress.getByAddress(new byte[4]);
        assertThrows(IllegalArgumentException.class, () -> new Address(everywhere, 0, null));
        assertFalse(new Address(everywhere, 0, TOKEN).toString().contains(TOKEN));
    }

    @Test
    void whatIsNotServedIsRefused() {
        var server = serve(null);
        for (var path : new String[] {"/nothing", "/../app.js", "/api/", "/app.js/", "/%2e%2e/"}) {
            assertEquals(404, get(server, path).statusCode(), path);
        }
        var post = HttpRequest.newBuilder(server.resolve("/api/status")).POST(HttpRequest.BodyPublishers.ofString("x"));
        assertEquals(405, send(post.build()).statusCode());
        var head = HttpRequest.newBuilder(server.resolve("/"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody())
                .build();
        assertEquals(200, send(head).statusCode());
        for (var query : new String[] {"{", "\"", "|", "%", "%zz", "a=<>^`"}) {
            assertEquals(
                    "HTTP/1.1 404 Not Found",
                    raw(server, "GET /nothing?" + query + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        }
        assertTrue(raw(server, "GARBAGE\r\n\r\n").matches("|HTTP/1.1 400 .*"));
        assertEquals(200, get(server, "/").statusCode());
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
        var server = serve(null);
        var silent = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 500; i++) {
                var socket = new Socket(server.getHost(), server.getPort());
                silent.add(socket);
                socket.getOutputStream().write("GET / HT".getBytes(StandardCharsets.US_ASCII));
            }
            assertEquals(200, get(server, "/").statusCode());
            await().atMost(60, TimeUnit.SECONDS).until(() -> closed(silent.get(0)));
        } finally {
            for (var socket : silent) {
                socket.close();
            }
        }
        assertEquals(200, get(server, "/").statusCode());
    }

    @Test
    void nothingComesFromElsewhere() {
        var server = serve(null);
        var page = get(server, "/");
        assertTrue(page.headers()
                .firstValue("Content-Security-Policy")
                .orElseThrow()
                .startsWith("default-src 'none'"));
        for (var asset : new String[] {"/app.js", "/app.css", "/uplot.js", "/uplot.css"}) {
            assertEquals(200, get(server, asset).statusCode(), asset);
        }
        assertFalse(page.body().matches("(?s).*(src|href)=\"https?:.*"), page::body);
    }
}

package io.twinstore.bootstrap.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The server over two real stores, asked by HTTP. */
class DashboardServerTest {
    private static final String FLAGS = "DUAL_WRITE=true";
    private static final String CLIENT_PHONE = "79001234567";

    private final TwoStores stores = TwoStores.start();
    private final Served server = new Served(stores, null, FLAGS);
    private final Closer opened = new Closer();

    @AfterEach
    void stop() {
        opened.close();
        server.close();
        stores.close();
    }

    private Wiring program() {
        var program = Wiring.open(stores.configuration(FLAGS), Clock.systemUTC());
        opened.add(program::close);
        return program;
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }

    private JsonNode status() {
        await().until(() -> server.get("/api/status").statusCode() == 200);
        return json(server.get("/api/status").body());
    }

    @Test
    void healthIsThatOfThePlanAnd503WhenNotWell() {
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        var well = server.get("/api/health");
        assertEquals(200, well.statusCode(), well::body);
        assertEquals("ok", json(well.body()).get("status").asText());
        assertEquals("supabase", json(well.body()).get("database").asText());
        var change = new UseCases(stores.configuration(FLAGS), Clock.systemUTC()).flagChange();
        change.awaitDrained(change.make(Flag.TIMEWEB_API, Share.ALL, "test"));
        await().untilAsserted(() -> assertEquals(
                "timeweb",
                json(server.get("/api/health").body()).get("database").asText()));
        stores.stopSupabase();
        await().untilAsserted(() -> assertEquals(503, server.get("/api/health").statusCode()));
        stores.startSupabase();
    }

    @Test
    void callsErrorsAndFlagsAreSeen() {
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.upsertCompany(TwoStores.company(1, "Salon")).success());
        assertTrue(salon.getCompany(1).found());
        salon.getClientByPhone(CLIENT_PHONE);
        await().untilAsserted(
                        () -> assertEquals(3, status().at("/modules/3/calls").asLong()));
        assertEquals("API", status().at("/modules/3/module").asText());
        assertEquals(
                "0 of 4 modules read from PostgreSQL, 0 differences in 0 comparisons, journal empty",
                status().get("sentence").asText());
        stores.stopSupabase();
        assertFalse(salon.upsertCompany(TwoStores.company(2, "Salon")).success());
        await().untilAsserted(
                        () -> assertEquals(1, status().at("/modules/3/errors").asLong()));
        stores.startSupabase();
        var everything = status().toString()
                + server.get("/metrics").body()
                + server.get("/api/health").body()
                + server.get("/api/history").body();
        assertFalse(everything.contains(CLIENT_PHONE) || everything.contains("secret"), everything);
    }

    @Test
    void forHowLongRowsWaitIsSeen() {
        var program = Wiring.open(stores.configuration(FLAGS, "TIMEWEB_IS_PRIMARY=true"), Clock.systemUTC());
        opened.add(program::close);
        var salon = program.dataLayer(CallingModule.API);
        stores.stopSupabase();
        assertTrue(salon.upsertCompany(TwoStores.company(1, "Salon")).success());
        await().untilAsserted(() -> assertTrue(status().get("waitingSeconds").asLong(0) > 0, "they wait"));
        assertTrue(Pattern.compile("\ntwinstore_journal_waiting_seconds [1-9]")
                .matcher(server.get("/metrics").body())
                .find());
        stores.startSupabase();
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertTrue(status().get("waitingSeconds").isNull(), "none waits"));
    }

    @Test
    void whatIsBeingCopiedIsWellAndWhatIsReadUnverifiedIsNot() {
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        assertTrue(status().get("well").asBoolean(), "nobody reads from the store that was never validated");
        assertTrue(status().get("divergence").isTextual());
        var change = new UseCases(stores.configuration(FLAGS), Clock.systemUTC()).flagChange();
        change.awaitDrained(change.make(Flag.TIMEWEB_API, Share.ALL, "test"));
        await().untilAsserted(() -> assertFalse(status().get("well").asBoolean()));
    }

    @Test
    void aFlagsFileThatCannotBeMeantIsSaidAndForgottenWhenItIsMended() throws IOException {
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        assertEquals("copying", status().at("/status/phase").asText());
        var flags = stores.state().path().resolve("flags");
        var good = Files.readString(flags);
        Files.writeString(flags, "DUAL_WRITE=perhaps\n# end\n");
        for (var path : new String[] {"/api/status", "/api/health", "/metrics"}) {
            await().untilAsserted(() -> assertEquals(503, server.get(path).statusCode(), path));
            assertTrue(
                    server.get(path).body().contains("DUAL_WRITE"),
                    () -> server.get(path).body());
        }
        assertEquals(200, server.get("/").statusCode());
        var told = watch("event: unseen", 1);
        assertTrue(told.contains("\"since\":\"2") && told.contains("DUAL_WRITE"), told);
        Files.writeString(flags, good);
        await().untilAsserted(() -> assertEquals(200, server.get("/api/status").statusCode()));
    }

    @Test
    void metricsAreWhatPrometheusReads() throws IOException, InterruptedException {
        var salon = program().dataLayer(CallingModule.API);
        assertTrue(salon.getServices(1, true).success());
        await().until(() -> server.get("/metrics").body().contains("operation=\"getServices\""));
        var text = server.get("/metrics").body();
        assertTrue(text.contains("twinstore_flag{flag=\"dual_write\"} 1"), text);
        assertTrue(text.contains("twinstore_primary{store=\"supabase\"} 1"), text);
        Promtool.agrees(new File("."), text, "check", "metrics");
    }

    @Test
    void eventsGoOnWhileSomebodyWatches() throws IOException {
        assertTrue(watch("event: status", 3).startsWith("data: {"));
    }

    /** Watches until there were so many of such an event; the data of the last. */
    private String watch(String event, int times) throws IOException {
        try (var socket = new Socket(server.url().getHost(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /api/events HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            int events = 0;
            while (events < times) {
                events += in.readLine().equals(event) ? 1 : 0;
            }
            return in.readLine();
        }
    }
}

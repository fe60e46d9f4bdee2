package io.twinstore.bootstrap.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.http.WebServer;
import io.twinstore.bootstrap.node.NodeProject;
import io.twinstore.bootstrap.serve.DashboardServer.Address;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, over two real stores; skipped where there is no node, no npm or no Chromium. */
class DashboardTest {
    private static final String[] FLAGS = {"DUAL_WRITE=true", "COMPARE_DUAL_RESULTS=true"};
    private static final long CALLS_BEFORE = 100;
    private static final long FOLLOWS_WITHIN_MILLIS = 2_000;

    private final TwoStores stores = TwoStores.start();
    private final Closer opened = new Closer();
    private final AtomicLong answered = new AtomicLong();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        opened.close();
        stores.close();
    }

    private URI serve() throws IOException {
        var settings = stores.configuration(FLAGS);
        var described = new Stores(settings).open();
        described.values().forEach(store -> opened.add(store::close));
        var state = stores.state();
        var server = DashboardServer.start(
                new Address(WebServer.loopback(), 0, null),
                described.values(),
                () -> state.flags().effective().orElse(settings.flags()),
                state,
                Clock.systemUTC());
        opened.add(server::close);
        return server.url();
    }

    /** A program that goes on reading until the test ends. */
    private Wiring program() {
        var program = stores.open(FLAGS);
        opened.add(program::close);
        var salons = new DataLayer[] {program.dataLayer(CallingModule.API), program.dataLayer(CallingModule.SYNC)};
        assertTrue(salons[0].upsertCompany(TwoStores.company(1, "Salon")).success());
        var reading = Executors.newSingleThreadScheduledExecutor();
        opened.add(reading::shutdownNow);
        var unused = reading.scheduleWithFixedDelay(
                () -> {
                    var salon = salons[(int) (answered.incrementAndGet() % salons.length)];
                    salon.getCompany(1);
                    salon.getServices(1, true);
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
        return program;
    }

    private UseCases useCases() {
        return new UseCases(stores.configuration(FLAGS), Clock.systemUTC());
    }

    @Test
    void itIsReadableByAllAndFollowsWhatHappens() throws IOException, InterruptedException {
        var browser = NodeProject.program("chromium");
        var node = NodeProject.install(Path.of("src/test/js/dashboard"), directory);
        var screenshots = Files.createDirectories(Path.of("target", "dashboard").toAbsolutePath());
        var url = serve();
        var program = program();
        await().until(() -> answered.get() > CALLS_BEFORE);
        var process = node.start(
                Map.of(
                        "DASHBOARD_URL", url.toString(),
                        "DASHBOARD_SCREENSHOTS", screenshots.toString(),
                        "CHROMIUM", browser.toString()),
                "dashboard.mjs");
        opened.add(process::destroy);
        try (var said = process.inputReader();
                var asked = process.outputWriter()) {
            var page = new Page(said, asked);
            page.ready();
            page.shows("#sentence", "0 of 4 modules read from PostgreSQL");
            page.follows(
                    "#module-API",
                    "PostgreSQL",
                    () -> useCases().flagChange().make(Flag.TIMEWEB_API, Share.ALL, "test"));
            page.shows("#sentence", "1 of 4 modules read from PostgreSQL");
            stores.stopSupabase();
            page.follows(
                    "#failures",
                    "upsertCompany",
                    () -> assertFalse(program.dataLayer(CallingModule.SYNC)
                            .upsertCompany(TwoStores.company(2, "Salon"))
                            .success()));
            page.shows("#failures", "Unavailable");
            page.shows("#attention", "failed in the last minute");
            page.close();
        }
        assertEquals(0, process.waitFor());
        stores.startSupabase();
    }

    /** What dashboard.mjs says and is asked, line by line. */
    private record Page(BufferedReader said, BufferedWriter asked) {
        void ready() throws IOException {
            var lines = new StringBuilder();
            var line = said.readLine();
            while (line != null && !line.equals("ready")) {
                lines.append(line).append('\n');
                line = said.readLine();
            }
            assertNotNull(line, lines::toString);
            System.out.print(lines);
        }

        void shows(String selector, String text) throws IOException {
            ask("expect " + selector + " " + text);
            answer(selector + " " + text);
        }

        /** What has happened is seen in time. */
        void follows(String selector, String text, Runnable happening) throws IOException {
            ask("expect " + selector + " " + text);
            happening.run();
            long start = System.nanoTime();
            answer(selector + " " + text);
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            System.out.println(selector + " shows '" + text + "' after " + millis + " ms");
            assertTrue(millis <= FOLLOWS_WITHIN_MILLIS, selector + " takes " + millis + " ms");
        }

        private void ask(String line) throws IOException {
            asked.write(line + "\n");
            asked.flush();
        }

        private void answer(String expected) throws IOException {
            var line = said.readLine();
            assertTrue(line != null && line.startsWith("seen "), expected + ": " + line);
        }

        void close() throws IOException {
            ask("close");
            assertEquals("", said.lines().collect(Collectors.joining("\n")));
        }
    }
}

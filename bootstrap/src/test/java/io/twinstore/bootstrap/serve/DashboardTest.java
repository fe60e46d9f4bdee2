package io.twinstore.bootstrap.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser over two real stores; skipped where there is no chromium, node or npm. */
class DashboardTest {
    private static final Path SCREENSHOTS = Path.of("target/dashboard");

    private final TwoStores stores = TwoStores.start();
    private final Closer opened = new Closer();

    @TempDir
    private Path directory = Path.of("");

    @AfterEach
    void stop() {
        opened.close();
        stores.close();
    }

    @Test
    void aFlagAndAnErrorAreSeen() throws IOException, InterruptedException {
        var chromium = chromium();
        assumeTrue(chromium.isPresent(), "skipped: there is no chromium");
        for (var name : new String[] {"package.json", "package-lock.json", "dashboard.mjs"}) {
            Files.copy(Path.of("src/test/js/dashboard", name), directory.resolve(name));
        }
        assumeTrue(installed(), "skipped: npm cannot install the browser's driver");
        var settings = stores.configuration("DUAL_WRITE=true");
        var program = Wiring.open(settings, Clock.systemUTC());
        opened.add(program::close);
        var salon = program.dataLayer(CallingModule.API);
        assertTrue(salon.upsertCompany(TwoStores.company(1, "Salon")).success());
        assertTrue(salon.getCompany(1).found());
        var server = new Served(stores, null);
        opened.add(server::close);
        var browser = browser(chromium.get(), server.url());
        try (var in = browser.inputReader(StandardCharsets.UTF_8);
                var out = new PrintWriter(browser.outputWriter(StandardCharsets.UTF_8), true)) {
            var printed = new ArrayList<String>();
            assertEquals("ready", lastUntil(in, "ready", printed), printed::toString);
            System.Logger log = System.getLogger(DashboardTest.class.getName());
            var change = new UseCases(settings, Clock.systemUTC()).flagChange();
            var unused = change.make(Flag.TIMEWEB_API, new Share(25), "test");
            out.println("expect #module-API 25 % PostgreSQL");
            printed.add("a flag: " + in.readLine());
            stores.stopSupabase();
            assertTrue(!salon.upsertCompany(TwoStores.company(2, "Salon")).success());
            out.println("expect #failures upsertCompany");
            printed.add("an error: " + in.readLine());
            out.println("close");
            in.lines().forEach(printed::add);
            assertTrue(browser.waitFor(30, TimeUnit.SECONDS));
            log.log(System.Logger.Level.INFO, printed.toString());
            assertEquals(0, browser.exitValue(), printed::toString);
            assertTrue(printed.stream().noneMatch(line -> line.contains("missed")), printed::toString);
            stores.startSupabase();
        } finally {
            browser.descendants().forEach(ProcessHandle::destroyForcibly);
            browser.destroyForcibly();
        }
    }

    private static String lastUntil(BufferedReader in, String wanted, List<String> printed) throws IOException {
        var line = in.readLine();
        while (line != null && !line.equals(wanted)) {
            printed.add(line);
            line = in.readLine();
        }
        return String.valueOf(line);
    }

    private static Optional<String> chromium() {
        return List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome").stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .findFirst();
    }

    private boolean installed() throws InterruptedException {
        try {
            return new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                            .directory(directory.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(directory.resolve("npm.log").toFile())
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // there is no npm
        }
    }

    private Process browser(String chromium, URI url) throws IOException {
        var builder = new ProcessBuilder("node", "dashboard.mjs")
                .directory(directory.toFile())
                .redirectError(directory.resolve("node.log").toFile());
        builder.environment().put("DASHBOARD_URL", url.toString());
        builder.environment()
                .put(
                        "SCREENSHOTS",
                        Files.createDirectories(SCREENSHOTS).toAbsolutePath().toString());
        builder.environment().put("CHROMIUM", chromium);
        return builder.start();
    }
}

package io.twinstore.bootstrap.serve;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.application.status.RunningCommand;
import io.twinstore.bootstrap.cli.CommandRun;
import io.twinstore.bootstrap.node.NodeProject;
import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.query.Limits;
import io.twinstore.postgres.PostgresStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, over two real stores; skipped where there is no node, no npm or no Chromium. */
class DashboardTest {
    private static final String[] FLAGS = {"DUAL_WRITE=true", "COMPARE_DUAL_RESULTS=true"};
    private static final long COMPANY = 962_302;
    private static final long CALLS_BEFORE = 100;

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

    /** As an operator does it, so that every section of the page has something to show. */
    private void move() throws SQLException {
        var database = stores.supabase();
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 1, Limits.DEFAULT))) {
            SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z")).loadInto(store.tableWriter());
        }
        var files = directory.resolve("files").toString();
        run("flags", "set", FLAGS[0]);
        run("export", "--out", files);
        run("import", "--in", files);
        run("validate");
        run("flags", "set", FLAGS[1]);
        TwoStores.execute(
                stores.postgres(), "update services set title = 'another' where id = (select min(id) from services)");
        var now = Instant.now();
        var untilTheEnd = now.plusSeconds(600); // so that its news is not old while the page is tried
        stores.state().running(new RunningCommand("export", "bookings", 180, 800, 60L, 11L, now, untilTheEnd));
    }

    private void run(String... arguments) {
        CommandRun.of(stores.settings(), directory, arguments).done(0);
    }

    /** A program that goes on reading until the test ends. */
    private Wiring program() {
        var program = stores.open(FLAGS);
        opened.add(program::close);
        var salons = new DataLayer[] {program.dataLayer(CallingModule.API), program.dataLayer(CallingModule.SYNC)};
        var reading = Executors.newSingleThreadScheduledExecutor();
        opened.add(reading::shutdownNow);
        var unused = reading.scheduleWithFixedDelay(
                () -> {
                    var salon = salons[(int) (answered.incrementAndGet() % salons.length)];
                    salon.getCompany(COMPANY);
                    salon.getServices(COMPANY, true);
                },
                0,
                20,
                TimeUnit.MILLISECONDS);
        return program;
    }

    private DashboardPage open(Served server) throws IOException, InterruptedException {
        var browser = NodeProject.program("chromium");
        var project = Files.createDirectories(directory.resolve("project"));
        var node = NodeProject.install(Path.of("src/test/js/dashboard"), project);
        var screenshots = Files.createDirectories(Path.of("target", "dashboard").toAbsolutePath());
        var process = node.start(
                Map.of(
                        "DASHBOARD_URL", server.url().toString(),
                        "DASHBOARD_SCREENSHOTS", screenshots.toString(),
                        "CHROMIUM", browser.toString()),
                "dashboard.mjs");
        var page = new DashboardPage(process);
        opened.add(page::close);
        return page;
    }

    @Test
    void itIsReadableByAllAndFollowsWhatHappens() throws IOException, InterruptedException, SQLException {
        var server = new Served(stores, null, FLAGS);
        opened.add(server::close);
        move();
        var program = program();
        await().atMost(Duration.ofMinutes(1)).until(() -> answered.get() > CALLS_BEFORE);
        var page = open(server);
        page.ready();
        page.shows("#sentence", "0 of 4 modules read from PostgreSQL");
        page.shows("#badge", "All is well");
        page.shows("#running", "export: bookings");
        page.shows("#running", "180 of 800 rows, 22 %, 60 rows a second, 11 s left");
        page.shows("#mismatches", "table services");
        page.shows("#validation-verdict", "Equal");
        followsAFlagAndAnError(page, program);
        saysWhyNothingCanBeSeen(page);
        page.forgive();
        server.close();
        page.shows("#connection", "Not seen since");
        page.shows("#connection", "the server does not answer");
        page.end();
        stores.startSupabase();
    }

    private void followsAFlagAndAnError(DashboardPage page, Wiring program) throws IOException {
        var change = new UseCases(stores.configuration(FLAGS), Clock.systemUTC()).flagChange();
        page.follows("#module-API", "25 % PostgreSQL", () -> change.make(Flag.TIMEWEB_API, new Share(25), "test"));
        page.shows("#sentence", "1 of 4 modules read from PostgreSQL");
        page.shows("#phases>[aria-current]", "trying");
        stores.stopSupabase();
        var salon = program.dataLayer(CallingModule.SYNC);
        var failed = new AtomicReference<ErrorKind>();
        page.follows("#failures", "upsertCompany", () -> {
            var answer = salon.upsertCompany(TwoStores.company(COMPANY, "Salon"));
            failed.set(Objects.requireNonNull(answer.error()).kind());
        });
        var kind = failed.get();
        assertTrue(kind == ErrorKind.UNAVAILABLE || kind == ErrorKind.TIMEOUT, () -> "" + kind);
        page.shows("#failures", kind == ErrorKind.TIMEOUT ? "Timeout" : "Unavailable");
        page.shows("#attention", "failed in the last minute");
    }

    private void saysWhyNothingCanBeSeen(DashboardPage page) throws IOException {
        var flags = stores.state().path().resolve("flags");
        var good = Files.readString(flags);
        Files.writeString(flags, "DUAL_WRITE=perhaps\n# end\n");
        page.shows("#connection", "Not seen since");
        page.shows("#connection", "DUAL_WRITE");
        page.shows("#badge", "Not seen");
        Files.writeString(flags, good);
        page.shows("#connection", "Live");
    }
}

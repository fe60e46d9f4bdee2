package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that reads from a local Supabase and compares with PostgreSQL, and the report of what it found. */
class CompareTest {
    private static final String ROWS = """
            insert into companies (id, company_id, title, created_at, updated_at)
                values (1, 1, 'Salon', '2026-03-01Z', '2026-03-01Z');
            insert into clients (id, yclients_id, company_id, name, phone, tags, last_sync_at, created_at, updated_at)
                select n, n, 1, 'Anna ' || n, 79161234560 + n, '{a,b}', '2026-03-01Z', '2026-03-01Z', '2026-03-01Z'
                from generate_series(1, 10) n;
            insert into services (id, yclients_id, company_id, title, price_min, created_at, updated_at)
                values (1, 1, 1, 'Cut', 10.46, '2026-03-01Z', '2026-03-01Z');
            """;

    private final TwoStores stores = TwoStores.start();
    private final TestDatabase postgres = stores.postgres();
    private final TestDatabase supabase = stores.supabase();
    private final Map<String, String> settings = stores.settings();

    @BeforeEach
    void fill() throws SQLException {
        sql(postgres, ROWS);
        sql(supabase, ROWS);
        run("flags", "set", "COMPARE_DUAL_RESULTS=true").done(0);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    private Path stateDirectory() {
        return stores.state().path().resolve("");
    }

    private Wiring open() {
        return Wiring.open(Configuration.of(Map.of(), settings, null, stateDirectory()), Clock.systemUTC());
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(settings, stateDirectory(), arguments);
    }

    private static void sql(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void change(String table, int id, String change) throws SQLException {
        var assigned = change.contains("updated_at") ? change : change + ", updated_at = updated_at";
        sql(postgres, "update " + table + " set " + assigned + " where id = " + id);
    }

    private Tally found(Candidate candidate) {
        return StateDirectory.at(stateDirectory())
                .comparisonReport()
                .with(candidate)
                .total();
    }

    private void awaitFound(long count, Outcome outcome) {
        awaitFound(count, Candidate.OTHER, outcome);
    }

    private void awaitFound(long count, Candidate candidate, Outcome outcome) {
        await().untilAsserted(() -> assertEquals(count, found(candidate).count(outcome), outcome::toString));
    }

    private static void readEverything(DataLayer salon) {
        salon.getDialogContext("79161234561");
        salon.getClientByPhone("79161234561");
        salon.getClientById(1, null);
        salon.getClientAppointments(1, AppointmentOptions.DEFAULT);
        salon.getUpcomingAppointments(1, 1);
        salon.searchClientsByName(1, "Anna", null);
        salon.getStaffById(1, 1);
        salon.getStaff(1, true);
        salon.getStaffSchedules(1, ScheduleOptions.DEFAULT);
        salon.getStaffSchedule(1, LocalDate.EPOCH);
        salon.getServices(1, true);
        salon.getServiceById(1, null);
        salon.getServicesByCategory(1, 1);
        salon.getCompany(1);
        salon.healthCheck();
    }

    @Test
    void equalStoresMatchInEveryRead() {
        try (var twinstore = open()) {
            readEverything(twinstore.dataLayer(CallingModule.API));
            awaitFound(14, Outcome.MATCHED);
        }
        var report = run("compare", "report").done(0).out();
        assertTrue(report.contains("None of 14 calls differs: at most 21.4 % of all calls do, at 95 % (3/n)."), report);
        assertFalse(report.contains("healthCheck"), report);
        assertTrue(run("compare", "report", "--json").done(0).out().startsWith("{\"verdict\":\"equal\",\"total\":"));
    }

    @Test
    void theNextProcessGoesOnInTheSameFile() throws IOException {
        for (long starts = 1; starts <= 3; starts++) {
            try (var twinstore = open()) {
                twinstore.dataLayer(CallingModule.API).getCompany(1);
                awaitFound(starts, Outcome.MATCHED);
            }
        }
        try (var files = Files.list(stateDirectory().resolve("compare"))) {
            assertEquals(
                    1, files.filter(file -> file.toString().endsWith(".json")).count());
        }
    }

    @Test
    void everyDifferenceIsDiagnosedAndNoValueShown() throws Exception {
        change("clients", 1, "name = 'Maria'");
        change("clients", 2, "name = 'Maria', updated_at = '2026-02-28Z'");
        change("clients", 3, "name = 'Maria', updated_at = '2026-03-02Z'");
        change("clients", 4, "updated_at = '2026-03-02Z'");
        change("clients", 5, "last_sync_at = last_sync_at - interval '3 hours'");
        change("clients", 6, "tags = '{b,a}'");
        change("clients", 10, "last_sync_at = last_sync_at - interval '3 hours', updated_at = '2026-03-01T00:00:17Z'");
        sql(postgres, "delete from clients where id = 7");
        sql(supabase, "delete from clients where id = 8");
        sql(supabase, "insert into dialog_contexts (user_id) values ('79161234561')");
        change("services", 1, "price_min = 10.5");
        try (var twinstore = open()) {
            var salon = twinstore.dataLayer(CallingModule.API);
            for (int id = 1; id <= 10; id++) {
                salon.getClientById(id, null);
            }
            salon.getServiceById(1, null);
            salon.getDialogContext("79161234561");
            await().untilAsserted(() -> assertEquals(12, found(Candidate.OTHER).compared()));
            assertTrue(String.valueOf(salon.healthCheck().data()).contains("comparing reads: 11 of 12 calls differ"));
        }
        var total = found(Candidate.OTHER);
        var each = new HashMap<String, Long>();
        for (var diagnosis : new String[] {
            "value", "stale", "newer", "trigger", "time zone", "order only", "missing", "extra", "rounding"
        }) {
            each.put(diagnosis, Set.of("time zone", "missing").contains(diagnosis) ? 2L : 1L);
        }
        assertEquals(each, total.diagnoses());
        assertEquals(1, total.count(Outcome.MATCHED));
        var text = run("compare", "report").done(1).out();
        assertTrue(text.contains("11 of 12 calls differ: 91.7 %."), text);
        assertTrue(text.matches(
                "(?s).*getClientById from SUPABASE and POSTGRES: clients yclients_id 1, company_id 1, value in name"
                        + " [0-9a-f]{8}/[0-9a-f]{8}\\n.*"));
        assertTrue(text.matches("(?s).*: dialog_contexts user_id #[0-9a-f]{8}, missing\\n.*"), text);
        var json = run("compare", "report", "--json").done(1).out();
        assertTrue(json.contains("\"diagnosis\":\"rounding\",\"key\":\"yclients_id 1, company_id 1\""), json);
        assertTrue(json.contains("\"columns\":[\"price_min\"],\"hashes\":[[\""), json);
        nothingIsTold(text + json + files());
    }

    private static void nothingIsTold(String text) {
        for (var value : new String[] {"Anna", "Maria", "7916", "10.46", "10.5", "2026-03-02"}) {
            assertFalse(text.contains(value), text);
        }
    }

    private String files() throws IOException {
        var text = new StringBuilder();
        try (var files = Files.list(stateDirectory().resolve("compare"))) {
            for (var file : files.toList()) {
                assertEquals(2, Files.getPosixFilePermissions(file).size());
                text.append(Files.readString(file));
            }
        }
        assertNotEquals("", text.toString());
        return text.toString();
    }

    @Test
    void aStoreThatHangsCostsTheCallerNothing() throws SQLException {
        try (var twinstore = open();
                var lock = postgres.connect();
                var statement = lock.createStatement()) {
            lock.setAutoCommit(false);
            statement.execute("lock table companies in access exclusive mode");
            var salon = twinstore.dataLayer(CallingModule.API);
            for (int i = 0; i < 200; i++) {
                assertTrue(salon.getCompany(1).success()); // while no comparison can go on
            }
            await().untilAsserted(() -> {
                long dropped = found(Candidate.OTHER).count(Outcome.DROPPED);
                assertTrue(dropped >= 200 - 128 - 2, () -> "dropped: " + dropped);
            });
            assertEquals(0, found(Candidate.OTHER).compared());
            assertTrue(run("compare", "report").done(1).out().contains("though COMPARE_DUAL_RESULTS is on"));
            lock.rollback();
        }
    }

    @Test
    void aStoreThatIsDownIsNoMismatch() {
        settings.put("DATABASE_URL", "postgresql://salon:x@127.0.0.1:1/salon");
        settings.put("TWINSTORE_HEALTH_SECONDS", "1");
        try (var twinstore = open()) {
            var salon = twinstore.dataLayer(CallingModule.API);
            assertTrue(salon.getCompany(1).success());
            awaitFound(1, Outcome.UNANSWERED);
        }
        assertTrue(run("compare", "report").done(1).out().contains("Nothing was compared yet"));
    }

    @Test
    void aStoreThatIsDownIsNotHammeredAndNoCallerIsKeptFromIt() throws IOException {
        run("flags", "set", "TIMEWEB_API=true").done(0);
        int port = stores.supabasePort();
        stores.stopSupabase();
        var attempts = new AtomicInteger();
        try (var closed = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
                var twinstore = open()) {
            var hangUp = new Thread(() -> hangUp(closed, attempts));
            hangUp.start();
            for (int i = 0; i < 100; i++) {
                assertTrue(twinstore.dataLayer(CallingModule.API).getCompany(1).success());
            }
            awaitFound(100, Outcome.UNANSWERED);
            assertTrue(attempts.get() < 50, "attempts: " + attempts);
            var error = twinstore.dataLayer(CallingModule.SYNC).getCompany(1).error();
            assertFalse(String.valueOf(error).contains("left alone"), () -> error + "");
        }
    }

    private static void hangUp(ServerSocket server, AtomicInteger attempts) {
        try {
            while (true) {
                server.accept().close();
                attempts.incrementAndGet();
            }
        } catch (IOException e) {
            attempts.addAndGet(0); // the test has ended
        }
    }

    @Test
    void aStoreComparedWithItselfMeasuresTheNoise() throws SQLException {
        change("clients", 1, "name = 'Maria'");
        settings.put("TWINSTORE_COMPARE_WITH", "self");
        try (var twinstore = open()) {
            readEverything(twinstore.dataLayer(CallingModule.API));
            awaitFound(14, Candidate.SELF, Outcome.MATCHED);
        }
        var text = run("compare", "report").done(1).out();
        assertTrue(text.contains("of 14 calls 0 differed at first and 0 when asked again"), text);
        assertTrue(text.contains("Nothing was compared yet"), text);
        assertEquals(Tally.NONE, found(Candidate.OTHER));
    }

    private Path found(String name, String text) throws IOException {
        return Files.writeString(
                Files.createDirectories(stateDirectory().resolve("compare")).resolve(name), text);
    }

    private static String found(String outcomes) {
        return "{\"candidate\":\"OTHER\",\"operations\":{\"getStaff\":{\"outcomes\":{" + outcomes
                + "},\"ignored\":{},\"diagnoses\":{}}},\"last\":[]}";
    }

    @Test
    void whatIsUndecidedLeavesNoBoundAndNoVerdict() throws IOException {
        found("0.json", found("\"MATCHED\":300"));
        assertTrue(run("compare", "report").done(0).out().contains("at most 1 %"));
        found("1.json", found("\"UNDECIDED\":2"));
        var text = run("compare", "report").done(1).out();
        assertTrue(text.contains("None of 300 calls differs, but no bound follows. 2 more may differ"), text);
        var json = run("compare", "report", "--json").done(1).out();
        assertTrue(json.contains("{\"verdict\":\"unknown\""), json);
        assertTrue(json.contains("\"undecided\":2,\"unanswered\":0,\"dropped\":0,\"atMost\":null}"), json);
        found("2.json", found("\"MISMATCHED\":100"));
        var differ = run("compare", "report").done(1).out();
        assertTrue(differ.contains("100 of 400 calls differ: 25 %. 2 more may differ"), differ);
    }

    @Test
    void aFileThatIsLeftOutLeavesNoVerdict() throws IOException {
        found("0.json", found("\"MATCHED\":300"));
        var malformed = found("1.json", "{");
        var run = run("compare", "report").done(1);
        assertTrue(
                run.err().startsWith("twinstore: " + malformed + " is malformed and left out; delete it"), run.err());
        assertTrue(run.out().contains("None of 300 calls differs, but no bound follows."), run.out());
        var json = run("compare", "report", "--json").done(1).out();
        assertTrue(json.startsWith("{\"verdict\":\"unknown\"") && !json.contains("\"atMost\":0"), json);
    }

    @Test
    void whatCannotBeReadIsSaidWithWhoAndWhereAndWhatToDo() throws IOException {
        var compare = Files.writeString(
                stateDirectory().resolve("compare"), ""); // root may read every directory, but no file as one
        reportRefusedFor(compare);
        Files.delete(compare);
        reportRefusedFor(Files.createDirectories(compare.resolve("0.json")));
    }

    private void reportRefusedFor(Path path) {
        var report = run("compare", "report");
        report.refused(3, "the user " + System.getProperty("user.name") + " cannot read " + path + " (");
        report.refused(3, "run this as the user whose processes compare");
    }

    @Test
    void nothingIsComparedWhileTheFlagIsOff() {
        run("flags", "set", "COMPARE_DUAL_RESULTS=false").done(0);
        try (var twinstore = open()) {
            readEverything(twinstore.dataLayer(CallingModule.API));
        }
        assertFalse(Files.exists(stateDirectory().resolve("compare")));
        assertFalse(Files.exists(stateDirectory().resolve("hash.key")));
        assertTrue(run("compare", "report").done(1).out().contains("flags set COMPARE_DUAL_RESULTS=true"));
    }
}

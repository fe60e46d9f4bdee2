package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL's own replication between two servers, set up, watched and taken down by catch-up. */
class ReplicationTest {
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String NEXT_MONTH = "(date_trunc('month', now()) + interval '1 month 3 days')";

    /** What is updated then leaves updated_at as it was. */
    private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica";

    private static @Nullable TestDatabase filled;

    @TempDir
    private Path directory = Path.of("");

    private final TestDatabase source = filled().copy();
    private final TestDatabase target = TestDatabase.migrated();

    private static synchronized TestDatabase filled() {
        if (filled == null) {
            filled = SampleSource.fill(TestDatabase.replicating().kept());
        }
        return filled;
    }

    @AfterEach
    void stop() throws SQLException {
        if (query(
                        target,
                        "select count(*) from pg_subscription where subdbid = (select oid from pg_database where"
                                + " datname = current_database())")
                .equals("1")) {
            sql(
                    target,
                    "alter subscription twinstore disable",
                    "alter subscription twinstore set (slot_name = none)",
                    "drop subscription twinstore");
        }
        sql(
                source,
                "select pg_terminate_backend(active_pid, 10000) from pg_replication_slots where active_pid is not null",
                "select pg_drop_replication_slot(slot_name) from pg_replication_slots");
        source.close();
        target.close();
    }

    private static String url(TestDatabase database) {
        return database.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + database.user() + ":" + database.password() + "@")
                .replaceFirst("\\?.*", "");
    }

    private String[] arguments(TestDatabase from, String... command) {
        var all = new ArrayList<>(List.of(command[0]));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(List.of("--set", "SUPABASE_DB_URL=" + url(from), "--set", "TWINSTORE_HOME=" + directory));
        all.addAll(List.of(command).subList(1, command.length)); // the later of two settings holds
        return all.toArray(String[]::new);
    }

    private CommandRun run(TestDatabase from, String... command) {
        return CommandRun.of(Map.of(), directory, arguments(from, command));
    }

    private CommandRun run(String... command) {
        return run(source, command);
    }

    private CommandRun replication(String task, String... more) {
        var command = new ArrayList<>(List.of("catch-up", "--replication", task));
        command.addAll(List.of(more));
        return run(command.toArray(String[]::new));
    }

    private CommandRun statusUntil(Predicate<CommandRun> wanted) {
        long end = System.nanoTime() + LONG.toNanos();
        var status = replication("status", "--json");
        while (!wanted.test(status) && System.nanoTime() < end) {
            status = replication("status", "--json");
        }
        assertTrue(wanted.test(status), status.out() + status.err());
        return status;
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return String.valueOf(result.getString(1));
        }
    }

    private static String left(TestDatabase source, TestDatabase target) throws SQLException {
        return query(
                        source,
                        "select (select count(*) from pg_publication) + (select count(*) from pg_replication_slots)")
                + query(
                        target,
                        "select count(*) from pg_subscription where subdbid = (select oid from pg_database where"
                                + " datname = current_database())");
    }

    private static void dropNextMonth(TestDatabase database) throws SQLException {
        sql(database, "drop table messages_" + query(database, "select to_char(" + NEXT_MONTH + ", 'YYYY_MM')"));
    }

    @Test
    void whatProgramsWriteFromTheStartOnArrivesAndTheTwoAreEqualAfterTheStop() throws SQLException {
        run("move", "--direct", "--all").done(0);
        sql(source, WITHOUT_TRIGGERS, "update clients set notes = 'n' where id % 7 = 0");
        dropNextMonth(target);
        try (var programs = new OtherPrograms(source, 11)) {
            var start = replication("start", "--all").done(0);
            assertTrue(start.out().startsWith("replication   running\n"), start.out());
            assertTrue(start.err().contains("keeps the source's address with its password"), start.err());
            run("catch-up").refused(3, "logical replication writes the source's changes into it");
            replication("start").refused(1, "a replication is set up already");
            assertTrue(programs.done().values().stream().mapToInt(n -> n).sum() > 0);
        }
        sql(
                source,
                WITHOUT_TRIGGERS,
                "update staff set name = name || '!'",
                "update clients set notes = 'o' where id % 9 = 0");
        sql(
                source,
                "insert into messages (company_id, direction, content, created_at) values (962302, 'inbound', 'x', "
                        + NEXT_MONTH + ")",
                "delete from clients where id = (select max(id) from clients)",
                "select setval(pg_get_serial_sequence('services', 'id'), 1900000000)",
                "alter sequence staff_schedules_id_seq minvalue 1", // as where nobody keeps two stores' ids apart
                "select setval(pg_get_serial_sequence('staff_schedules', 'id'), 5)");
        assertTrue(statusUntil(status -> status.out().contains("\"bytesBehind\":0,"))
                .out()
                .startsWith("{\"state\":\"running\","));
        sql(target, "select setval(pg_get_serial_sequence('staff', 'id'), 1800000000)");
        var stop = replication("stop").done(0);
        assertTrue(
                stop.out().startsWith("Stopped: the target has all that the source had committed before"), stop.out());
        assertEquals("00", left(source, target));
        run("validate", "--all").done(0);
        assertEquals("1", query(target, "select count(*) from messages where created_at > now() + interval '1 day'"));
        assertEquals("1900000001", query(target, "select nextval(pg_get_serial_sequence('services', 'id'))"));
        assertEquals("1800000001", query(target, "select nextval(pg_get_serial_sequence('staff', 'id'))"));
        assertEquals("No replication is set up.\n", replication("stop").done(0).out());
        assertEquals(
                "No replication is set up.\n", replication("status").done(1).out());
        sql(source, "update clients set notes = 'later' where id = (select min(id) from clients)");
        run("catch-up", "--until", "0").done(0);
        run("validate").done(0);
    }

    @Test
    void whatIsInTheWayIsSaidBeforeAnythingIsSetUp() throws SQLException {
        try (var other = TestDatabase.migrated()) {
            var start = run(other, "catch-up", "--replication", "start").done(1);
            assertTrue(
                    start.out().contains(": wal_level is replica; set wal_level = logical and restart the server\n"),
                    start.out());
        }
        sql(
                source,
                "alter table reminders replica identity nothing",
                "drop role if exists reader_of_salon",
                "create role reader_of_salon login password 'x' in role pg_read_all_data");
        assertTrue(replication("start", "--json")
                .done(1)
                .out()
                .contains("table reminders: no primary key (replica identity) tells its rows apart"));
        sql(source, "alter table reminders replica identity default");
        var reader = url(source).replace("//postgres:postgres@", "//reader_of_salon:x@");
        var start = replication("start", "--set", "SUPABASE_DB_URL=" + reader).done(1);
        assertTrue(start.out().contains("the user may not replicate"), start.out());
        assertTrue(start.out().contains("table clients: the user does not own it"), start.out());
        sql(source, "drop role reader_of_salon");
        replication("start", "--set", "DUAL_WRITE=true").refused(1, "DUAL_WRITE is on");
        replication("start", "--whole").refused(2, "--whole and --replication exclude each other");
        replication("start", "--follow").refused(2, "--follow");
        replication("begin").refused(2, "--replication");
        replication("start", "--replication-url", "mysql://u:pw@h/d").refused(2, "--replication-url");
        run("catch-up", "--replication", "start", "--set", "SUPABASE_DB_URL=")
                .refused(2, "--replication needs SUPABASE_DB_URL");
        assertEquals("00", left(source, target));
    }

    @Test
    void aStartThatFailsLeavesNothingBehind() throws SQLException {
        var start = replication("start", "--replication-url", "postgresql://u:hidden@localhost:1/d")
                .done(3);
        assertTrue(start.err().contains("--replication-url names the source as that server reaches it"), start.err());
        assertFalse(start.err().contains("hidden"), start.err());
        sql(source, "insert into companies (company_id, title) values (1, 'x')");
        var postponed = replication("start", "--tables", "reminders").done(3);
        assertTrue(postponed.err().contains("choose all tables that refer to each other"), postponed.err());
        assertEquals("00", left(source, target));
        sql(source, "create publication twinstore for table clients");
        replication("start").refused(1, "an earlier start was broken off");
        assertTrue(replication("status").done(1).out().contains("ALARM: the target has no subscription"));
        replication("stop").done(1);
        assertEquals("00", left(source, target));
    }

    /** A start waits longest for transactions of others, and the server goes on making the slot when nobody ends that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStartThatIsEndedMeanwhileLeavesNothingBehindOrAStopTakesItDown(boolean killed) throws Exception {
        try (var other = source.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update companies set title = title");
            try (var start =
                    Child.start(Main.class, Map.of(), arguments(source, "catch-up", "--replication", "start"))) {
                await().atMost(LONG)
                        .until(() -> query(source, "select count(active_pid) from pg_replication_slots")
                                .equals("1"));
                if (killed) {
                    start.kill();
                    replication("stop").done(1);
                } else {
                    start.interrupt();
                }
            }
            assertEquals("00", left(source, target));
        }
    }

    @Test
    void whatKeepsItFromGettingOnRaisesTheAlarmAndAStopDoesNotWaitForEver() throws SQLException {
        replication("start").done(0);
        sql(target, "alter subscription twinstore disable");
        sql(source, "update clients set notes = 'n'");
        var disabled = statusUntil(
                status -> status.out().contains("nobody reads the slot, for which the source's disk fills"));
        assertTrue(disabled.done(1).out().contains("the subscription is disabled"), disabled.out());
        var behind = replication("status", "--alarm-mb", "0").done(1);
        assertTrue(
                behind.out().matches("(?s).*\nALARM: the slot is [\\d,]+ bytes behind, more than 0,.*"), behind.out());
        sql(target, "insert into clients (id, yclients_id, company_id, phone) values (7000000, 1, 962302, '1')");
        sql(
                source,
                "insert into clients (id, yclients_id, company_id, phone) values (7000000, 1, 962302, '1')",
                "update clients set notes = 'm' where id < 20");
        sql(target, "alter subscription twinstore enable");
        statusUntil(status -> status.out().contains("changes wait, and the worker has failed "));
        var stop = replication("stop", "--set", "TWINSTORE_MOVE_PATIENCE_SECONDS=1")
                .done(1);
        assertTrue(stop.out().startsWith("Stopped, but the target has not confirmed all"), stop.out());
        assertEquals("00", left(source, target));
        run("catch-up").done(0);
        run("validate").done(0);
    }

    @Test
    void aSlotThatIsGoneRaisesTheAlarmAndAStopTakesTheRestDown() throws SQLException {
        replication("start", "--tables", "companies,clients").done(0);
        sql(target, "alter subscription twinstore disable");
        statusUntil(status -> status.out().contains("\"active\":false"));
        sql(source, "select pg_drop_replication_slot('twinstore')");
        var status = replication("status").done(1);
        assertTrue(status.out().contains("\nALARM: the source has no slot any more, so that changes are lost; "));
        replication("stop").done(1);
        assertEquals("00", left(source, target));
    }

    @Test
    void thePrimaryIsNotWrittenOver() throws SQLException {
        replication("start", "--tables", "companies,services").done(0);
        StateDirectory.at(directory).prepare();
        StateDirectory.at(directory).flags().begin(Flags.DEFAULT.withPrimary(Backend.POSTGRES), Instant.now());
        assertTrue(replication("status").done(1).out().contains("\nALARM: PostgreSQL is the primary"));
        replication("stop").done(0);
        replication("start").refused(1, "PostgreSQL is the primary");
        assertEquals("00", left(source, target));
    }
}

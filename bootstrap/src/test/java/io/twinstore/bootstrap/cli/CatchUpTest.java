package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.cli.FlakyGateway.Failure;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs write to the source during and after a copy, and a catch-up makes the two equal. */
class CatchUpTest {
    private static final String NEW_CLIENT =
            "insert into clients (id, yclients_id, company_id, phone) values (77, 77, 962302, '79990000000')";

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), directory, complete(arguments));
    }

    private String[] complete(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return all.toArray(String[]::new);
    }

    private Path home() {
        var settings = samples.settings();
        return Path.of(settings.get(settings.size() - 1).replace("TWINSTORE_HOME=", ""));
    }

    private void copied() {
        var files = directory.resolve("export").toString();
        run("export", "--out", files).done(0);
        run("import", "--in", files).done(0);
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var each : statements) {
                statement.execute(each);
            }
        }
    }

    @Test
    void whatOtherProgramsChangedIsCopiedAndWhatTheyDeletedIsDeleted() throws SQLException {
        sql(
                source,
                "insert into companies (company_id, title) values (5, 'x')",
                "insert into clients (yclients_id, company_id, phone) values (5, 5, '79990000005')");
        copied();
        sql(
                source,
                "update clients set notes = 'x' where id in (select id from clients order by id limit 5)",
                NEW_CLIENT,
                "delete from bookings where id in (select booking_id from reminders limit 3)",
                "delete from services where id = (select max(id) from services)",
                "delete from clients where company_id = 5",
                "delete from companies where company_id = 5");
        var first = run("catch-up", "--json").done(0).out();
        assertTrue(first.startsWith("{\"caughtUp\":true,\"rounds\":[{\"copied\":6,\"deleted\":"), first);
        assertTrue(first.contains("{\"table\":\"clients\",\"copied\":6,\"deleted\":1,\"postponed\":0}"), first);
        assertTrue(first.contains("{\"table\":\"companies\",\"copied\":0,\"deleted\":1,\"postponed\":0}"), first);
        run("validate").done(0);
        var second = run("catch-up").done(0).out();
        assertTrue(second.matches("(?s).*\\nall +0 +0 +0\\nCaught up: round 1 changed 0 rows.*"), second);
    }

    @Test
    void aStormOfOtherProgramsDuringTheCopyEndsEqual() {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        System.out.println("CatchUpTest: -Dtwinstore.seed=" + seed);
        var files = directory.resolve("export").toString();
        Map<OtherPrograms.Act, Integer> done;
        try (var others = new OtherPrograms(source, seed)) {
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> run("export", "--out", files).status() == 0);
            int imported =
                    run("import", "--in", files).status(); // refuses rows that clash, read before and after a swap
            System.out.println("CatchUpTest: import ended with " + imported);
            run("catch-up", "--until", "1000000");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> others.done().values().stream().allMatch(times -> times >= 20));
            run("catch-up", "--until", "1000000");
            done = others.done();
        }
        System.out.println("CatchUpTest: other programs did " + done);
        System.out.println(run("catch-up", "--until", "0").done(0).out());
        System.out.println(run("validate").done(0).out());
    }

    @Test
    void aCopyNeedsNoImport() throws SQLException {
        run("catch-up").done(0);
        run("validate").done(0);
        sql(target, "delete from clients", "delete from bookings", "update services set title = 'x'");
        run("catch-up").done(0); // the keys tell that rows are missing, but not that others differ
        run("validate").done(1);
        run("catch-up", "--whole").done(0);
        run("validate").done(0);
    }

    @Test
    void aRowThatSaysThatItWasChangedEarlierIsFoundWithinTheOverlapOrByReadingAll() throws SQLException {
        copied();
        run("catch-up", "--tables", "clients", "--until", "0").done(0);
        var late = "update clients set notes = 'late', updated_at = now() - interval '%s' where id ="
                + " (select %s(id) from clients)";
        sql(source, late.formatted("1 minute", "min"));
        run("catch-up", "--tables", "clients", "--overlap", "0").done(0);
        run("validate", "--tables", "clients").done(1);
        run("catch-up", "--tables", "clients").done(0);
        run("validate", "--tables", "clients").done(0);
        sql(source, late.formatted("1 hour", "max"));
        run("catch-up", "--tables", "clients").done(0);
        run("validate", "--tables", "clients").done(1);
        run("catch-up", "--tables", "clients", "--whole").done(0);
        run("validate", "--tables", "clients").done(0);
    }

    @Test
    void rowsThatCannotBeWrittenYetAreLeftAndNamed() throws SQLException {
        copied();
        sql(
                source,
                NEW_CLIENT,
                "insert into bookings (yclients_record_id, company_id, client_id, datetime) values (77, 962302, 77, now())");
        var some = run("catch-up", "--tables", "bookings").done(1).out();
        assertTrue(some.matches("(?s).*all +0 +0 +1\\nNot caught up: .*--whole.*"), some);
        run("catch-up", "--until", "0").done(0);
        run("validate").done(0);
    }

    @Test
    void oneThatWasEndedIsRepeated() throws SQLException {
        try (var gateway = new FlakyGateway(samples.url())) {
            var files = directory.resolve("export").toString();
            through(gateway, "export", "--all", "--out", files).done(0);
            through(gateway, "import", "--in", files).done(0);
            sql(source, NEW_CLIENT, "update services set title = title || 'x'");
            gateway.failAfter(30, new Failure(403, "{\"code\":\"42501\",\"message\":\"permission denied\"}", null));
            through(gateway, "catch-up").done(3);
            assertTrue(through(gateway, "catch-up", "--json")
                    .done(0)
                    .out()
                    .startsWith("{\"caughtUp\":true,\"rounds\":[{\"copied\":63,"));
        }
        run("validate").done(0);
    }

    /** Which is what a page looks like at the end: a source that is cut short must not look as if rows were deleted. */
    @Test
    void anEmptyAnswerInPlaceOfAnyOtherDeletesNothing() throws SQLException {
        copied();
        try (var gateway = new FlakyGateway(samples.url())) {
            var command = new String[] {
                "catch-up", "--json", "--tables", "companies,services", "--set", "TWINSTORE_PAGE_SIZE=20"
            };
            int before = gateway.requests();
            through(gateway, command).done(0);
            int requests = gateway.requests() - before;
            for (int place = 0; place < requests; place++) {
                gateway.failAfter(place, new Failure(200, "[]", null));
                var out = through(gateway, command).out();
                assertFalse(out.matches("(?s).*\"deleted\":[1-9].*"), out);
            }
            System.out.println("CatchUpTest: an empty answer at each of " + requests + " places");
            assertTrue(requests > 10, () -> requests + " requests");
        }
        run("validate").done(0);
    }

    private CommandRun through(FlakyGateway gateway, String... command) {
        var arguments = complete(command);
        arguments[List.of(arguments).indexOf("SUPABASE_URL=" + samples.url())] = "SUPABASE_URL=" + gateway.url();
        return CommandRun.of(Map.of(), directory, arguments);
    }

    @Test
    void hiddenRowsAreNotTakenForDeletedOnes() throws SQLException {
        copied();
        sql(source, "truncate companies cascade");
        run("catch-up").refused(3, "row-level security");
        assertTrue(run("validate", "--level", "counts").done(1).out().contains("1,299"));
    }

    @Test
    void marksOfAnotherVersionAreRefusedAndNobodySharesThem() throws IOException {
        copied();
        try (var marks = StateDirectory.at(home()).claimMarks("x", "y")) {
            assertTrue(marks.of(PostgresStore.schemaTables().get(0)).isEmpty()); // of another copy
            run("catch-up").refused(1, "another import, catch-up or repair runs");
        }
        var file = home().resolve("catchup.json");
        for (var text : List.of(Files.readString(file).replace("\"version\":1", "\"version\":2"), "{", "null")) {
            Files.writeString(file, text);
            run("catch-up").refused(2, "catchup.json is malformed or of another version");
        }
        Files.delete(file);
        run("catch-up").done(0);
        run("catch-up", "--until", "-1").refused(2, "must not be negative");
        run("catch-up", "--until", "x").refused(2, "--until");
        run("catch-up", "--until", "1", "--follow").refused(2, "--follow");
    }

    @Test
    void oneThatFollowsGoesOnWhenTheTargetStopsWhileItWrites() throws SQLException {
        copied();
        var out = new StringWriter();
        var notes = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(notes), false);
        var following =
                new Thread(() -> Main.run(console, Map.of(), directory, complete("catch-up", "--follow", "--json")));
        following.start();
        await().until(() -> out.toString().lines().count() == 1);
        try (var other = target.connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("lock table clients in share row exclusive mode");
            sql(source, NEW_CLIENT);
            await().until(this::isEnded);
        }
        await().untilAsserted(() -> assertEquals(2, out.toString().lines().count(), notes::toString));
        assertTrue(notes.toString().contains("the round is repeated"), notes.toString());
        await().until(() -> {
            following.interrupt();
            return !following.isAlive();
        });
        run("validate").done(0);
    }

    /** Ends the connection that waits for a lock; false while none does. */
    private boolean isEnded() throws SQLException {
        try (var connection = target.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where datname = current_database() and wait_event_type = 'Lock'")) {
            return result.next();
        }
    }

    @Test
    void oneThatFollowsTellsOfEachRoundThatChangedSomething() throws SQLException {
        copied();
        var out = new StringWriter();
        var console = new Console(new PrintWriter(out), new PrintWriter(new StringWriter()), false);
        var following =
                new Thread(() -> Main.run(console, Map.of(), directory, complete("catch-up", "--follow", "--json")));
        following.start();
        await().until(() -> out.toString().lines().count() == 1);
        sql(source, NEW_CLIENT);
        await().until(() -> out.toString().lines().count() == 2);
        sql(source, "delete from clients where id = 77");
        await().until(() -> out.toString().lines().count() == 3);
        await().until(() -> {
            following.interrupt();
            return !following.isAlive();
        });
        var lines = out.toString().lines().toList();
        assertTrue(
                lines.get(1).startsWith("{\"copied\":1,\"deleted\":0,\"postponed\":0,\"lagMilliseconds\":"),
                lines.get(1));
        assertTrue(lines.get(2).startsWith("{\"copied\":0,\"deleted\":1,"), lines.get(2));
        assertEquals(3, lines.size());
    }
}

package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An export and an import are killed by SIGKILL at each of their checkpoints, one run a checkpoint: as soon as a file is made,
 * named or removed, while a table is loaded, and in the middle of the commit. The same command again does the rest.
 */
@Tag("chaos")
class EveryCheckpointKillTest {
    private static final List<String> TABLES = List.of("companies", "staff", "clients");
    private static final String BUSY = "select count(*) from pg_stat_activity where datname = current_database()"
            + " and pid <> pg_backend_pid() and backend_type = 'client backend'";
    private static final String WAITING = "select count(*) from pg_locks where not granted";
    private static final long COMMIT = 77;

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase target = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private String[] complete(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return all.toArray(String[]::new);
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(Map.of(), directory, complete(arguments)).done(0);
    }

    private Child start(String... arguments) {
        return Child.start(Main.class, Map.of(), complete(arguments));
    }

    private String[] export(Path files) {
        return new String[] {"export", "--tables", String.join(",", TABLES), "--out", files.toString()};
    }

    private static String[] imported(Path files) {
        return new String[] {"import", "--in", files.toString()};
    }

    private Path home() {
        var settings = samples.settings();
        return Path.of(settings.get(settings.size() - 1).replace("TWINSTORE_HOME=", ""));
    }

    /** Kills the command as soon as the step is seen; answers what that was, or nothing when there are fewer. */
    private String killedAt(int step, Path watched, String... command) throws IOException, InterruptedException {
        try (var steps = FileSteps.in(watched);
                var child = start(command)) {
            var seen = "";
            for (int n = 0; n < step; n++) {
                seen = steps.next(child::hasEnded);
                if (seen.isEmpty()) {
                    assertEquals(0, child.end());
                    return "";
                }
            }
            child.kill();
            return seen;
        }
    }

    private static void assertSameFiles(Path whole, Path files, String step) throws IOException {
        for (var table : TABLES) {
            var name = table + ".json";
            assertEquals(-1, Files.mismatch(whole.resolve(name), files.resolve(name)), name + " after " + step);
        }
    }

    @Test
    void anExportKilledAtAnyFileGoesOn() throws IOException, InterruptedException {
        var whole = directory.resolve("whole");
        run(export(whole));
        for (int step = 1; ; step++) {
            var files = Files.createDirectory(directory.resolve("export-" + step));
            var seen = killedAt(step, files, export(files));
            if (seen.isEmpty()) {
                assertTrue(step > 10, () -> "only few steps were seen");
                return;
            }
            System.out.println("export, checkpoint " + step + ": killed when " + seen);
            if (Files.exists(files.resolve("metadata.json"))) {
                assertSameFiles(whole, files, seen); // it says that the export is whole
            }
            run(export(files));
            assertSameFiles(whole, files, seen);
            try (var left = Files.list(files)) {
                assertEquals(TABLES.size() + 1, left.count(), "files after " + seen);
            }
        }
    }

    @Test
    void anImportKilledAtAnyFileOfItsStateIsRepeated() throws Exception {
        var whole = directory.resolve("whole");
        run(export(whole));
        run(imported(whole));
        for (int step = 1; ; step++) {
            clear();
            var seen = killedAt(step, home(), imported(whole));
            if (seen.isEmpty()) {
                assertTrue(step > 2, () -> "only few steps were seen");
                return;
            }
            System.out.println("import, checkpoint " + step + ": killed when " + seen + "; " + tablesLoaded(seen)
                    + " tables were there");
            run(imported(whole));
            run("validate", "--tables", String.join(",", TABLES));
        }
    }

    @Test
    void anImportKilledWhileItLoadsAnyTableLeavesNothingOfIt() throws Exception {
        var whole = directory.resolve("whole");
        run(export(whole));
        for (var table : TABLES) {
            clear();
            try (var holder = target.connect()) {
                holder.setAutoCommit(false);
                execute(holder, "lock table " + table + " in access exclusive mode");
                killedWhileItWaits(whole);
                holder.rollback();
            }
            tablesLoaded(table);
            assertEquals(0, rows(target, table), table);
            System.out.println("import, killed while it loads " + table);
        }
        run(imported(whole));
        run("validate", "--tables", String.join(",", TABLES));
    }

    @Test
    void anImportKilledInTheMiddleOfItsCommitIsRepeated() throws Exception {
        var whole = directory.resolve("whole");
        run(export(whole));
        try (var holder = target.connect()) {
            execute(
                    holder,
                    "create function wait_for_test() returns trigger language plpgsql as"
                            + " 'begin perform pg_advisory_xact_lock_shared(" + COMMIT + "); return null; end'",
                    "create constraint trigger wait_for_test after insert on companies deferrable initially deferred"
                            + " for each row execute function wait_for_test()",
                    "select pg_advisory_lock(" + COMMIT + ")");
            killedWhileItWaits(whole);
            execute(holder, "select pg_advisory_unlock(" + COMMIT + ")");
        }
        System.out.println("import, killed in a commit: " + tablesLoaded("the commit") + " tables were there");
        run(imported(whole));
        run("validate", "--tables", String.join(",", TABLES));
    }

    private void killedWhileItWaits(Path whole) throws InterruptedException {
        try (var child = start(imported(whole))) {
            await().until(() -> count(WAITING) > 0);
            child.kill();
        }
    }

    private static void execute(Connection connection, String... statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(TestDatabase database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    private long count(String query) throws SQLException {
        return count(target, query);
    }

    private static long rows(TestDatabase database, String table) throws SQLException {
        return count(database, "select count(*) from " + table);
    }

    /** How many of the tables are there; each is as a whole, or not at all. */
    private int tablesLoaded(String step) throws SQLException {
        await().until(() -> count(BUSY) == 0);
        int loaded = 0;
        for (var table : TABLES) {
            long rows = rows(target, table);
            if (rows > 0) {
                assertEquals(rows(samples.database(), table), rows, table + " after " + step);
                loaded++;
            }
        }
        return loaded;
    }

    private void clear() throws SQLException {
        try (var connection = target.connect()) {
            execute(connection, "truncate companies cascade");
        }
    }
}

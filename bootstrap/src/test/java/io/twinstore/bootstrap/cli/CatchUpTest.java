package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Other programs write to the source after the copy, and a catch-up makes the two equal. */
class CatchUpTest {
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
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
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
        copied();
        sql(
                source,
                "update clients set notes = 'x' where id in (select id from clients order by id limit 5)",
                "insert into clients (id, yclients_id, company_id, phone) values (77, 77, 962302, '79990000000')",
                "delete from bookings where id in (select booking_id from reminders limit 3)",
                "delete from services where id = (select max(id) from services)");
        var first = run("catch-up", "--json").done(0).out();
        assertTrue(first.contains("{\"table\":\"clients\",\"copied\":6,\"deleted\":0,\"postponed\":0}"), first);
        run("validate").done(0);
        var second = run("catch-up").done(0).out();
        assertTrue(second.matches("(?s).*\\nall +0 +0 +0\\s*"), second);
    }
}

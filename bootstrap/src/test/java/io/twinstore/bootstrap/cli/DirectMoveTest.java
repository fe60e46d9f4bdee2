package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.PgBouncer;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a move that reads the source's database itself. */
class DirectMoveTest {
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

    private CommandRun run(String url, List<String> command) {
        var all = new ArrayList<>(command);
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        all.addAll(List.of("--set", "SUPABASE_DB_URL=" + url));
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private CommandRun run(String... command) {
        return run(url(source, source.user(), source.password()), List.of(command));
    }

    private static String url(TestDatabase database, String user, String password) {
        return database.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@")
                .replaceFirst("\\?.*", "");
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void everyTableMovesWithoutFilesAndIsEqualByBothWays() throws SQLException {
        sql(source, "update clients set preferences = 'null' where id in (select id from clients order by id limit 3)");
        assertTrue(run("move", "--direct", "--all").done(0).out().matches("(?s).*whatsapp_keys +728\\n.*"));
        run("validate", "--all").done(0);
        run("move", "--direct", "--single-transaction").done(0);
        assertTrue(run("report", "--json").done(0).out().contains("{\"table\":\"clients\",\"rows\":1299}"));
        var rest = new ArrayList<>(List.of("validate", "--all"));
        rest.addAll(SampleSource.target(target.jdbcUrl(), target));
        rest.addAll(samples.settings());
        CommandRun.of(Map.of(), directory, rest.toArray(String[]::new)).done(0);
        sql(target, "update clients set preferences = null where preferences = 'null'");
        assertTrue(run("validate").done(1).out().contains("JSON null"));
    }

    @Test
    void theFilesAreTheSameAsOverRest() throws Exception {
        run("export", "--out", directory.resolve("direct").toString()).done(0);
        var rest = new ArrayList<>(
                List.of("export", "--out", directory.resolve("rest").toString()));
        rest.addAll(samples.settings());
        CommandRun.of(Map.of(), directory, rest.toArray(String[]::new)).done(0);
        for (var table : List.of("clients", "bookings", "staff_schedules")) {
            assertEquals(
                    Files.readString(directory.resolve("rest/" + table + ".json")),
                    Files.readString(directory.resolve("direct/" + table + ".json")));
        }
    }

    @Test
    void aMoveByFilesIsTheSame() {
        assertTrue(run("move").done(0).out().contains("1,577"));
        run("validate").done(0);
        var rest = new ArrayList<>(List.of("move", "--direct"));
        rest.addAll(SampleSource.target(target.jdbcUrl(), target));
        rest.addAll(samples.settings());
        CommandRun.of(Map.of(), directory, rest.toArray(String[]::new)).refused(2, "--direct needs SUPABASE_DB_URL");
    }

    @Test
    void rowsThatRowLevelSecurityHidesAreAnErrorAndAColumnThatOnlyTheSourceHasIsFound() throws SQLException {
        run("move", "--direct").done(0);
        sql(
                source,
                "create role reader_of_some login password 'x'",
                "grant select on all tables in schema public to reader_of_some",
                "alter table clients enable row level security",
                "create policy even on clients using (id % 2 = 0)");
        var reader = url(source, "reader_of_some", "x");
        var export = run(
                        reader,
                        List.of("export", "--out", directory.resolve("e").toString()))
                .done(3);
        assertTrue(
                export.err().contains("table clients: row-level security hides rows of table clients"), export.err());
        assertTrue(run(reader, List.of("validate"))
                .done(1)
                .out()
                .contains("row-level security hides rows of table clients"));
        sql(source, "drop owned by reader_of_some", "drop role reader_of_some");
        sql(
                source,
                "alter table staff add column more text",
                "update staff set more = 'x' where id = (select min(id) from staff)");
        assertTrue(run("validate", "--json").done(1).out().contains("\"more\"]"));
        run("move", "--direct", "--restart").refused(3, "the target has no column more");
    }

    @Test
    @EnabledIf("io.twinstore.schema.PgBouncer#isInstalled")
    void aPoolerInTransactionModeIsRefusedAndOneInSessionModeIsNot() {
        var export = List.of("export", "--out", directory.resolve("e").toString());
        try (var pooler = PgBouncer.start(source, Map.of())) {
            run(through(pooler), export).refused(2, "take the direct connection, or the session pooler");
        }
        try (var pooler = PgBouncer.start(source, Map.of("pool_mode", "session"))) {
            var lanes = new ArrayList<>(export);
            lanes.addAll(List.of("--set", "TWINSTORE_PAGE_SIZE=50"));
            assertFalse(run(through(pooler), lanes).done(0).err().contains("connection"));
            run(through(pooler), List.of("move", "--direct")).done(0);
            run(through(pooler), List.of("validate")).done(0);
        }
    }

    @Test
    void aUserWhoHasFewConnectionsExportsAllTheSame() throws Exception {
        sql(
                source,
                "create role reader_of_all login password 'x' bypassrls connection limit 2",
                "grant select on all tables in schema public to reader_of_all");
        try {
            var reader = url(source, "reader_of_all", "x");
            var few = directory.resolve("few");
            var export = List.of("export", "--out", few.toString(), "--set", "TWINSTORE_PAGE_SIZE=20");
            assertTrue(run(reader, export)
                            .done(0)
                            .err()
                            .lines()
                            .filter(line -> line.contains("since it gives no more"))
                            .count()
                    <= 1);
            run("export", "--out", directory.resolve("many").toString()).done(0);
            assertEquals(
                    Files.readString(directory.resolve("many/clients.json")),
                    Files.readString(few.resolve("clients.json")));
            sql(source, "revoke execute on function pg_export_snapshot() from public");
            var notes = run(reader, export).done(0).err();
            assertEquals(
                    1,
                    notes.lines()
                            .filter(line -> line.contains("read over one connection, since it exports no snapshot"))
                            .count(),
                    notes);
        } finally {
            sql(source, "drop owned by reader_of_all", "drop role reader_of_all");
        }
    }

    private String through(PgBouncer pooler) {
        return pooler.jdbcUrl(source)
                .replace("jdbc:postgresql://", "postgresql://" + source.user() + ":" + source.password() + "@")
                .replaceFirst("\\?.*", "");
    }

    @Test
    void aJsonNullOfAColumnOfTheTypeJsonIsKept() throws SQLException {
        sql(
                source,
                "alter table clients alter preferences drop default, alter preferences type json using null::json",
                "update clients set preferences = 'null' where id = (select min(id) from clients)",
                "update clients set preferences = '{\"b\": 1, \"a\": 2}' where id = (select max(id) from clients)");
        run("move", "--direct", "--set", "TWINSTORE_POOL_SIZE=1").done(0);
        run("validate").done(0);
        sql(target, "update clients set preferences = null where preferences = 'null'");
        run("validate").done(1);
    }

    @Test
    void everyKindOfDifferenceIsFoundBySumsAndNamed() throws SQLException {
        run("move", "--direct", "--all").done(0);
        sql(
                target,
                "delete from reminders where id = (select min(id) from reminders)",
                "insert into clients (yclients_id, company_id, phone) values (5, 962302, '79990000000')",
                "update services set price_min = price_min + 0.01, updated_at = updated_at"
                        + " where id = (select min(id) from services where price_min is not null)",
                "update staff set last_sync_at = last_sync_at + interval '1 microsecond', updated_at = updated_at"
                        + " where id = (select min(id) from staff where last_sync_at is not null)",
                "update clients set tags = '{}', updated_at = updated_at"
                        + " where id = (select min(id) from clients where tags is null)");
        var validation = run("validate", "--all", "--json").done(1).out();
        for (var found : List.of(
                "\"kind\":\"missing\",\"columns\":[],",
                "\"kind\":\"extra\",\"columns\":[],",
                "\"columns\":[\"price_min\"],",
                "\"columns\":[\"last_sync_at\"],",
                "\"columns\":[\"tags\"],")) {
            assertTrue(validation.contains(found), found + " in " + validation);
        }
        assertTrue(validation.contains(
                "{\"table\":\"clients\",\"source\":1299,\"target\":1300,\"missing\":0,\"extra\":1,"));
    }
}

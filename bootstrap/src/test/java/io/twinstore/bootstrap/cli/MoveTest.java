package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a move, from a local Supabase that answers at most 100 rows a request. */
class MoveTest {
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

    private Path files() {
        return directory.resolve("export");
    }

    private void exported() {
        run("export", "--out", files().toString()).done(0);
    }

    private static void sql(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void theSampleDataMovesAndIsEqual() {
        run("schema", "migrate").done(0);
        var export = run("export", "--out", files().toString()).done(0);
        assertTrue(export.out().contains("1,577"));
        assertTrue(
                export.err()
                        .matches(
                                "[^\n]+ at most 100 rows an answer \\(asked for 1000\\)\nexport: 1,577 rows in [0-9.]+ s, [0-9,]+ rows/s\n"),
                export.err());
        var loaded = run("import", "--in", files().toString()).done(0);
        assertTrue(loaded.err().matches("import: 1,577 rows in [0-9.]+ s, [0-9,]+ rows/s\n"), loaded.err());
        run("import", "--in", files().toString(), "--single-transaction").done(0);
        var validation = run("validate", "--json").done(0).out();
        assertTrue(
                validation.startsWith("{\"verdict\":\"equal\",\"tables\":[{\"table\":\"companies\",\"source\":1,"),
                validation);
        assertTrue(validation.contains("{\"table\":\"clients\",\"source\":1299,\"target\":1299,\"missing\":0,"));
    }

    @Test
    void aRowThatIsThereAlreadyIsLeftUntouched() throws SQLException {
        exported();
        run("import", "--in", files().toString()).done(0);
        var versions = "select sum(xmin::text::bigint) from clients";
        var before = text(target, versions);
        run("import", "--in", files().toString()).done(0);
        assertEquals(before, text(target, versions));
        sql(target, "update clients set ai_context = '{\"a\": 1.0}' where id = (select min(id) from clients)");
        run("import", "--in", files().toString()).done(0);
        run("validate").done(0);
    }

    @Test
    void everyTableMovesToo() {
        run("export", "--all", "--out", files().toString()).done(0);
        run("import", "--in", files().toString()).done(0);
        assertTrue(run("validate", "--all", "--json")
                .done(0)
                .out()
                .contains("\"whatsapp_keys\",\"source\":728,\"target\":728"));
    }

    @Test
    void aJsonNullArrivesAsOneAndIsToldFromNoValue() throws SQLException {
        sql(source, "update clients set preferences = 'null' where id in (select id from clients order by id limit 3)");
        sql(
                source,
                "update clients set ai_context = null, visit_history = 'null' where id = (select max(id) from clients)");
        sql(
                source,
                "insert into appointments_cache (company_id, cache_key, appointments, expires_at)"
                        + " values (962302, 'x', 'null', now()), (962302, 'y', '[null]', now())");
        run("export", "--all", "--out", files().toString()).done(0);
        run("import", "--in", files().toString()).done(0);
        assertEquals(
                "3 1 1",
                text(
                        target,
                        "select concat_ws(' ', (select count(*) from clients where preferences = 'null'),"
                                + " (select count(*) from clients where visit_history = 'null' and ai_context is null),"
                                + " (select count(*) from appointments_cache where appointments = 'null'))"));
        run("validate", "--all").done(0);
        sql(target, "update clients set preferences = null, updated_at = updated_at where preferences = 'null'");
        sql(
                source,
                "update clients set ai_context = 'null', updated_at = updated_at where id = (select max(id) from clients)");
        var validation = run("validate", "--all", "--json").done(1).out();
        assertTrue(validation.contains("\"different\":4,"), validation);
        assertTrue(validation.contains("\"columns\":[\"preferences\"],\"diagnosis\":\"JSON null\""), validation);
        assertTrue(validation.contains("\"columns\":[\"ai_context\"],\"diagnosis\":\"JSON null\""), validation);
    }

    private static String text(TestDatabase database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            answer.next();
            return answer.getString(1);
        }
    }

    @Test
    void rowsThatAKeyMayNotSeeAreNotTakenForMissing() throws SQLException {
        for (var key : List.of("sb_publishable_x", "x", "e30.eyJyb2xlIjoiYW5vbiJ9.x")) {
            for (var command : List.of(List.of("export", "--out", files().toString()), List.of("validate"))) {
                var all = new ArrayList<>(command);
                all.addAll(List.of("--set", "SUPABASE_KEY=" + key));
                all.addAll(samples.settings().subList(0, 2));
                all.addAll(SampleSource.target(target.jdbcUrl(), target));
                CommandRun.of(Map.of(), directory, all.toArray(String[]::new)).refused(2, "sb_secret_...");
                all.addAll(List.of("--set", "TWINSTORE_KEY_ROLE=any"));
                CommandRun.of(Map.of(), directory, all.toArray(String[]::new)).refused(3, "refuses the key");
            }
        }
    }

    @Test
    void aTableThatTheSourceLacksOrRefusesIsNamed() throws SQLException {
        sql(source, "drop table whatsapp_auth");
        run("export", "--tables", "whatsapp_auth", "--out", files().toString())
                .refused(3, "table whatsapp_auth: the store has no table whatsapp_auth");
        assertFalse(Files.exists(files()));
        var validation = run("validate", "--tables", "whatsapp_auth").done(1).out();
        assertTrue(validation.contains("no table whatsapp_auth"), validation);
    }

    @Test
    void differencesAreNamedWithAReason() throws SQLException {
        exported();
        run("import", "--in", files().toString()).done(0);
        sql(target, "delete from reminders where id = (select min(id) from reminders)");
        sql(target, "insert into clients (yclients_id, company_id, phone) values (5, 962302, '79990000000')");
        sql(
                target,
                "update services set price_min = price_min + 0.01, updated_at = updated_at"
                        + " where id = (select min(id) from services where price_min is not null)");
        sql(
                target,
                "update staff set last_sync_at = last_sync_at - interval '3 hours', updated_at = updated_at"
                        + " where id = (select min(id) from staff where last_sync_at is not null)");
        var validation = run("validate", "--json").done(1).out();
        assertTrue(validation.contains("\"verdict\":\"different\""));
        assertTrue(validation.contains("\"kind\":\"missing\",\"columns\":[],\"diagnosis\":\"missing\""));
        assertTrue(validation.contains("\"kind\":\"extra\",\"columns\":[],\"diagnosis\":\"extra\""));
        assertTrue(validation.contains("\"columns\":[\"price_min\"],\"diagnosis\":\"value\""));
        assertTrue(validation.contains("\"columns\":[\"last_sync_at\"],\"diagnosis\":\"time zone\""));
        assertFalse(validation.contains("79990000000"));
        assertTrue(run("validate", "--level", "counts").done(1).out().contains("1,300"));
    }

    @Test
    void aFileThatWasCutIsRefusedAndNothingIsLoaded() throws IOException {
        exported();
        var clients = files().resolve("clients.json");
        var text = Files.readString(clients);
        Files.writeString(clients, text.substring(0, text.length() / 2));
        run("import", "--in", files().toString()).refused(3, "clients.json is not what the export wrote");
        Files.delete(clients);
        run("import", "--in", files().toString()).refused(3, "clients.json is missing");
        Files.delete(files().resolve("metadata.json"));
        run("import", "--in", files().toString()).refused(3, "no finished export");
        assertTrue(run("validate", "--level", "counts").done(1).out().contains("1,299       0"));
    }

    @Test
    void aRowThatClashesNamesBothAndUndoesItsTable() throws SQLException {
        exported();
        sql(target, "insert into companies (id, company_id, title) values (2000000000, 962302, 'x')");
        run("import", "--in", files().toString()).refused(3, "and the row with id 2000000000, in the target");
    }

    @Test
    void aSourceThatShowsNoCompanyIsNotTakenForAnEmptyOne() throws SQLException {
        sql(source, "truncate companies cascade");
        run("export", "--out", files().toString()).refused(3, "row-level security");
        run("import", "--in", files().toString()).refused(3, "no finished export");
    }

    @Test
    void aDryRunChangesNothing() {
        exported();
        run("import", "--in", files().toString(), "--dry-run").done(0);
        assertTrue(run("validate", "--level", "counts").done(1).out().contains("1,299       0"));
    }

    @Test
    void aWrongKeyIsNotPermitted() {
        var wrong = new ArrayList<>(List.of("export", "--out", files().toString()));
        wrong.addAll(samples.settings().subList(0, 2));
        wrong.addAll(List.of("--set", "SUPABASE_KEY=sb_secret_of_another"));
        CommandRun.of(Map.of(), directory, wrong.toArray(String[]::new)).refused(3, "refuses the key");
        assertFalse(Files.exists(files()));
    }

    @Test
    void anExportIsForItsOwnerAlone() throws IOException {
        exported();
        assertEquals(
                "[OWNER_READ, OWNER_WRITE]",
                Files.getPosixFilePermissions(files().resolve("clients.json")).stream()
                        .sorted()
                        .toList()
                        .toString());
    }
}

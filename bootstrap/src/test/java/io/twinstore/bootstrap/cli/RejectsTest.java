package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that cannot be loaded are set aside, and no verdict is good until they are there. */
class RejectsTest {
    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @BeforeEach
    void export() throws SQLException {
        sql(
                source,
                "alter table clients drop constraint clients_yclients_id_company_id_key",
                "alter table clients alter visit_count type bigint",
                "alter table bookings drop constraint bookings_client_id_fkey",
                "update clients set visit_count = 3000000000 where id = (select min(id) from clients)",
                "update clients set yclients_id = (select max(yclients_id) from clients)"
                        + " where id = (select id from clients order by id offset 3 limit 1)",
                "update bookings set client_id = -77 where id = (select id from bookings order by id limit 1)");
        run("export", "--out", files()).done(0);
    }

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private void correct() throws SQLException {
        sql(
                source,
                "update clients set visit_count = 3, updated_at = now() where visit_count > 2000000000",
                "update clients set yclients_id = -id where id = (select id from clients order by id offset 3 limit 1)",
                "delete from bookings where client_id = -77");
    }

    private String files() {
        return directory.resolve("export").toString();
    }

    private Path rejects() {
        return directory.resolve("rejects");
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private static long count(TestDatabase database, String table) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select count(*) from " + table)) {
            result.next();
            return result.getLong(1);
        }
    }

    private CommandRun run(String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private List<JsonNode> rejected() throws IOException {
        var mapper = new ObjectMapper();
        var rows = new ArrayList<JsonNode>();
        for (var line : Files.readAllLines(rejects())) {
            rows.add(mapper.readTree(line));
        }
        return rows;
    }

    @ParameterizedTest
    @ValueSource(strings = {"--no-progress", "--single-transaction"})
    void theOthersAreLoadedAndEachRejectHasItsReason(String mode) throws Exception {
        run("import", "--in", files(), mode).refused(3, "clients, row 1, column visit_count");
        var run = run("import", "--in", files(), mode, "--rejects", rejects().toString())
                .done(1);
        assertTrue(run.out().contains("set aside"), run.out());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(rejects())));
        var rows = rejected();
        for (var table : List.of("clients", "bookings", "reminders")) {
            long aside = rows.stream()
                    .filter(row -> row.get("table").asText().equals(table))
                    .count();
            assertTrue(aside > 0, rows::toString);
            assertEquals(count(source, table) - aside, count(target, table), table);
        }
        assertEquals(1, rows.get(0).get("row").asLong());
        assertTrue(rows.get(0).get("reason").asText().startsWith("column visit_count: is no integer"), rows::toString);
        assertEquals("3000000000", rows.get(0).get("data").get("visit_count").asText());
        assertTrue(rows.get(1).get("reason").asText().contains("have the same yclients_id"), rows::toString);
        assertTrue(
                rows.stream().anyMatch(row -> row.get("reason").asText().contains("refers by client_id")),
                rows::toString);
        run("import", "--in", files(), "--rejects", rejects().toString()).refused(2, "is there already");
    }

    @Test
    void noVerdictIsGoodUntilTheyAreThere() throws Exception {
        run("import", "--in", files(), "--rejects", rejects().toString()).done(1);
        assertTrue(run("readiness").out().contains("clients: 2 rows are set aside in "));
        run("validate").done(1);
        correct();
        run("catch-up", "--whole").done(0);
        var blocked = run("validate").done(1);
        assertTrue(blocked.out().contains("2 rows are set aside in "), blocked.out());
        assertTrue(blocked.out().contains("not to be compared in full"), blocked.out());
        run("repair").done(0);
        run("validate").done(0);
    }

    @Test
    void aLoadWithoutOneWritesNoFile() throws Exception {
        run("import", "--in", files(), "--rejects", rejects().toString()).done(1);
        Files.delete(rejects());
        correct();
        run("export", "--out", files(), "--restart").done(0);
        run("import", "--in", files(), "--rejects", rejects().toString()).done(0);
        assertFalse(Files.exists(rejects()));
        assertTrue(run("readiness").out().contains("rejects"));
        assertFalse(run("readiness").out().contains("set aside in"));
    }
}

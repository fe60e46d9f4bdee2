package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What preflight finds where it may look into the source's database itself. */
class PreflightDirectTest {
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

    private CommandRun as(String user, String password, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        var url = source.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + user + ":" + password + "@")
                .replaceFirst("\\?.*", "");
        all.addAll(List.of("--set", "SUPABASE_DB_URL=" + url));
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private CommandRun run(String... command) {
        return as(source.user(), source.password(), command);
    }

    private void source(String... statements) throws SQLException {
        try (var connection = source.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    @Test
    void twoSoundStoresAreTriedWithEveryTable() {
        var run = run("preflight", "--all").done(0);
        assertFalse(run.out().contains("blocking"), run.out());
        assertFalse(run.out().contains("the API"), run.out());
        assertFalse(run.out().contains("over REST"), run.out());
        assertTrue(run.out().contains("\nmessages "), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table clients drop constraint clients_company_id_fkey; update clients set company_id = 7 "
                        + "where id = (select min(id) from clients) | 1 rows refer to missing ones",
                "alter table staff drop constraint staff_yclients_id_company_id_key; "
                        + "update staff set yclients_id = 5 where id in (select id from staff order by id limit 3) "
                        + "| 2 rows have the key of another",
                "alter table clients alter total_spent type numeric(30, 10) | fewer digits",
                "alter table clients rename column raw_phone to phone_raw | the schema has no such column",
                "drop table reminders | serves no such table"
            })
    void aDamagedSource(String damage, String words) throws SQLException {
        source(damage);
        var run = run("preflight").done(1);
        assertTrue(run.out().contains(words), run.out());
        assertTrue(run.out().contains("blocking  "), run.out());
    }

    @Test
    void arraysThatJsonCannotCarryAreNamed() throws SQLException {
        source("update clients set branch_ids = '[5:6]={1,2}' where id = (select min(id) from clients)");
        var run = run("preflight").done(0);
        assertTrue(run.out().contains(", clients.branch_ids"), run.out());
        assertTrue(run.out().contains("arrays whose places do not begin at 1"), run.out());
    }

    @Test
    void hiddenRowsAndTablesThatMayNotBeReadBlock() throws SQLException {
        source(
                "create role looker login password 'x'",
                "grant select on all tables in schema public to looker",
                "revoke select on staff from looker",
                "alter table clients enable row level security");
        var run = as("looker", "x", "preflight").done(1);
        assertTrue(run.out().contains("row-level security hides rows of clients"), run.out());
        assertTrue(run.out().contains("its role may not read this table"), run.out());
        source("drop owned by looker", "drop role looker");
    }
}

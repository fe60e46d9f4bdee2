package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    private static void sql(TestDatabase database, String sql) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter role walker set timezone to 'Asia/Tokyo' | it is Asia/Tokyo; in visits.at, which know no time zone",
                "do $$ begin execute format('alter database %I set timezone to ''Asia/Tokyo''', current_database()); end $$"
                        + " | it is Asia/Tokyo; in visits.at, which know no time zone",
                "select 1 | ''"
            })
    void timeZonesThatDiffer(String setting, String words) throws SQLException {
        var visits = "create table visits (id int primary key, at timestamp)";
        sql(source, visits);
        sql(target, visits);
        source("create role walker superuser login password 'x'");
        try {
            source(setting);
            var run = as("walker", "x", "preflight", "--tables", "companies,visits")
                    .done(0);
            assertTrue(run.out().contains(words), run.out());
            assertEquals(!words.isEmpty(), run.out().contains("time zone of new sessions"), run.out());
        } finally {
            source("drop role walker");
        }
    }

    @Test
    void theSpaceIsThatOfTheTablesWithTheirIndexesAndPartitions() throws SQLException {
        source(
                "create table big (id int primary key, filler text) partition by range (id)",
                "create table big_1 partition of big for values from (0) to (100000)",
                "insert into big select n, repeat('x', 1000) from generate_series(1, 5000) n");
        sql(target, "create table big (id int primary key, filler text)");
        var run = run("preflight", "--tables", "companies,big").done(0);
        assertTrue(run.out().contains("the source's tables have 6 MB with their indexes"), run.out());
        assertTrue(run.out().contains("MB free for the rows"), run.out());
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

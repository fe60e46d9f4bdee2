package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.bootstrap.state.TwoStores;
import java.net.URI;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command against two real stores, of which one is damaged. */
class PreflightCommandTest {
    private static final String PHONE = "79161234567";
    private static final String SALON = """
            insert into companies (id, company_id, title) values (1, 962302, 'Shop');
            insert into clients (id, yclients_id, company_id, name, phone) values (1, 1, 962302, 'Anna', '%s')""".formatted(PHONE);
    private static final String ANON = "e30.eyJyb2xlIjoiYW5vbiJ9.x";

    /** Does something when a staging table for clients is made, as the load of a scratch table does first. */
    private static final String ON_STAGING = """
            create function on_staging() returns event_trigger language plpgsql as
            'begin if exists (select from pg_class where relname = ''staging_clients'') then %s; end if; end';
            create event trigger on_staging on ddl_command_end when tag in ('CREATE TABLE')
            execute function on_staging()""";

    private final TwoStores stores = TwoStores.start();
    private final String role = "preflight_" + UUID.randomUUID().toString().replace("-", "");

    @BeforeEach
    void fill() throws SQLException {
        source(SALON);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    private void source(String sql) throws SQLException {
        TwoStores.execute(stores.supabase(), sql);
    }

    private void target(String sql) throws SQLException {
        TwoStores.execute(stores.postgres(), sql);
    }

    private CommandRun run(List<String> settings, String... more) {
        var arguments = new ArrayList<>(List.of("preflight"));
        arguments.addAll(List.of(more));
        return CommandRun.of(
                stores.settings(settings.toArray(String[]::new)),
                stores.state().path(),
                arguments.toArray(String[]::new));
    }

    /** What the command says of a subject, its severity first; the text never has a phone number in it. */
    private static void assertFound(CommandRun run, String severity, String subject, String words) {
        var lines = run.out().lines().toList();
        var found = new ArrayList<String>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(severity) && lines.get(i).endsWith(subject)) {
                found.add(lines.get(i + 1));
            }
        }
        assertTrue(found.stream().anyMatch(what -> what.contains(words)), run.out());
        assertFalse(run.out().contains(PHONE));
    }

    @Test
    void twoSoundStores() {
        var run = run(List.of(), "--all").done(0);
        assertTrue(run.out().endsWith("The move may start.\n"), run.out());
        assertFalse(run.out().contains("blocking"), run.out());
        assertFalse(run.out().contains("warning"), run.out());
        var json = run(List.of(), "--json").done(0).out();
        assertTrue(json.startsWith("{\"mayStart\":true,\"blocking\":0,\"triedRows\":"), json);
        assertTrue(json.contains(",\"findings\":[{\"severity\":\"note\","), json);
        assertTrue(CommandRun.of(stores.settings(), stores.state().path(), "status")
                .out()
                .contains("The move may start"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "alter table clients drop column notes | clients.notes | lacks this column",
                "alter table clients rename column raw_phone to phone_raw | clients.raw_phone | phone_raw may be the same",
                "alter table clients alter column visit_count type smallint | clients.visit_count | narrower",
                "alter table clients alter column phone type varchar(5) | clients.phone | a row has a longer text",
                "alter table clients alter column email set not null | clients.email | a row of the source has none",
                "alter table clients add shoe_size int not null | clients.shoe_size | demands a value",
                "alter table reminders alter id drop default, alter id add generated always as identity | reminders.id "
                        + "| generated always as identity",
                "alter table services alter created_at type timestamp | services.created_at | another type",
                "drop table reminders | reminders | no such table",
                "alter table clients drop constraint clients_company_id_fkey, drop constraint "
                        + "clients_yclients_id_company_id_key; insert into clients (yclients_id, company_id, phone) "
                        + "values (7, 1, '1'), (7, 1, '2') | clients | rows refer to missing ones"
            })
    void aDamagedTarget(String damage, String subject, String words) throws SQLException {
        target(damage);
        var run = run(List.of()).done(1);
        assertFound(run, "blocking", ", " + subject, words);
        assertTrue(run.out().contains("PostgreSQL at "), run.out());
        assertTrue(run.out().contains("The move may not start: "), run.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "drop table reminders | blocking | reminders | serves no such table",
                "alter table clients add shoe_size int | blocking | clients.shoe_size | the schema has no such column",
                "alter table clients alter column last_sync_at type timestamp | blocking | clients.last_sync_at | zone",
                "alter table clients alter column visit_count type bigint | blocking | clients.visit_count | narrower",
                "alter table clients alter column phone type text | warning | clients.phone | no row is longer now",
                "alter table clients alter column phone drop not null | warning | clients.phone | every row has one now",
                "alter table staff drop column rating | note | staff.rating | rows will have no value",
                "delete from clients; delete from companies | blocking | companies | row-level security hides all"
            })
    void aSourceOfAnotherShape(String damage, String severity, String subject, String words) throws SQLException {
        source(damage);
        assertFound(run(List.of()).done(severity.equals("blocking") ? 1 : 0), severity, ", " + subject, words);
    }

    @Test
    void onlyTheChosenTablesAreLookedAtAndNoProofIsKept() throws SQLException {
        source("drop table reminders");
        run(List.of(), "--tables", "companies,clients").done(0);
        assertFalse(CommandRun.of(stores.settings(), stores.state().path(), "status")
                .out()
                .contains("The move may start"));
    }

    @Test
    void aUserOfTheTargetWithoutItsPrivileges() throws SQLException {
        target("create role " + role
                + " login password 'x'; grant select, insert, delete on all tables in schema public to " + role
                + "; alter table staff enable row level security");
        var url = stores.postgres().jdbcUrl().replaceFirst("jdbc:postgresql://", "postgresql://" + role + ":x@");
        try {
            var run = run(List.of("DATABASE_URL=" + url)).done(1);
            assertFound(run, "blocking", ", clients", "the user lacks UPDATE, UPDATE on sequence clients_id_seq");
            assertFound(run, "blocking", ", staff", "row-level security holds for the user");
            assertTrue(run.out().contains("may not make a schema, so no row was tried"), run.out());
        } finally {
            target("drop owned by " + role + "; drop role " + role);
        }
    }

    @Test
    void aSourceThatRefusesATableAndHidesTheRowsOfAnother() throws SQLException {
        source("create role " + role + " login password 'x'; grant select on all tables in schema public to " + role
                + "; revoke select on staff from " + role + "; alter table companies enable row level security");
        try (var sandbox = sandbox(role)) {
            var run = run(List.of("SUPABASE_URL=" + sandbox.url(), "SUPABASE_KEY=" + ANON))
                    .done(1);
            assertFound(run, "blocking", ", staff", "its role may not read this table");
            assertFound(run, "blocking", ", companies", "row-level security hides all");
            assertTrue(run.out().contains("the role anon"), run.out());
            assertTrue(run.out().contains("sb_secret_..."), run.out());
        } finally {
            source("drop owned by " + role + "; drop role " + role);
        }
    }

    private Sandbox sandbox(String user) {
        return Sandbox.start(new Sandbox.Settings(stores.supabase().jdbcUrl(), user, "x", "public", 1000, ANON, 0));
    }

    @Test
    void aStoreThatCannotBeAsked() {
        run(List.of("SUPABASE_KEY=sb_secret_of_another")).refused(3, "refuses the key");
        stores.stopSupabase();
        assertEquals(3, run(List.of()).status());
        assertEquals(
                3, run(List.of("DATABASE_URL=postgresql://x:x@127.0.0.1:1/x")).status());
    }

    private String scratchSchemas() throws SQLException {
        try (var connection = stores.postgres().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select count(*) from pg_namespace where nspname like 'twinstore_preflight_%'")) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void extremeValuesOfEveryTableAreTriedAndNothingIsLeft() throws Exception {
        var json = new ObjectMapper()
                .readTree(run(List.of(), "--all", "--json").done(0).out());
        assertTrue(json.get("triedRows").asInt() > 100, json::toString);
        assertTrue(json.get("forecast").toString().contains("\"messages\""), json::toString);
        assertEquals("0", scratchSchemas());
        assertEquals(Map.of(), TwoStores.rows(stores.postgres(), "clients", "id"));
    }

    @Test
    void aFailedTrialNamesTheTableAndLeavesNothing() throws SQLException {
        target(ON_STAGING.formatted("raise exception ''no''"));
        assertFound(run(List.of()).done(1), "blocking", ", clients", "extreme rows cannot be loaded: ");
        assertEquals("0", scratchSchemas());
    }

    @Test
    void oneThatIsInterruptedLeavesNothing() throws InterruptedException, SQLException {
        target(ON_STAGING.formatted("perform pg_sleep(2)"));
        try (var child = Child.start(Main.class, stores.settings(), "preflight")) {
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertEquals("1", scratchSchemas()));
            assertEquals(3, child.interrupt(), child::output);
        }
        assertEquals("0", scratchSchemas());
    }

    @Test
    void whatAKilledOneLeftIsNamed() throws SQLException {
        target("create schema twinstore_preflight_x");
        var run = run(List.of()).done(0);
        assertTrue(run.out().contains("schema twinstore_preflight_x is left of a preflight"), run.out());
    }

    @Test
    void aValueOfTheSourceThatCannotBeLoadedIsFoundInTheTrial() throws SQLException {
        source("alter table clients alter column visit_count type bigint; update clients set visit_count = 3000000000");
        target("alter table clients alter column visit_count type bigint");
        assertFound(run(List.of()).done(1), "blocking", ", clients", "row 1, column visit_count");
    }

    /** An export also asks whether the source is there, and once a table for the columns that hold JSON. */
    @Test
    void theForecastSaysHowManyRequestsAnExportSends() throws Exception {
        source(
                "insert into services (yclients_id, company_id, title) select i, 962302, 'x' from generate_series(1, 25) i");
        try (var gateway = new FlakyGateway(URI.create("http://127.0.0.1:" + stores.supabasePort()))) {
            var settings = List.of("SUPABASE_URL=" + gateway.url(), "TWINSTORE_PAGE_SIZE=10");
            var forecast = new ObjectMapper()
                    .readTree(run(settings, "--json").done(0).out())
                    .get("forecast");
            assertEquals(27, forecast.get("rows").asInt(), forecast::toString);
            assertEquals(8, forecast.get("tables").size(), forecast::toString);
            int asked = forecast.get("requests").asInt();
            int before = gateway.requests();
            CommandRun.of(
                            stores.settings(settings.toArray(String[]::new)),
                            stores.state().path(),
                            "export",
                            "--out",
                            stores.state().path().resolve("files").toString())
                    .done(0);
            int sent = gateway.requests() - before;
            assertTrue(sent >= asked && sent <= asked + 9, sent + " were sent, " + asked + " forecast");
        }
    }
}

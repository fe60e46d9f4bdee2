package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.postgres.PostgresStore;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows of PostgreSQL differ from those of Supabase, the primary, and a repair makes them equal. */
class RepairCommandTest {
    private static final String ONE_SERVICE =
            "update services set title = title || 'x' where id = (select min(id) from services)";

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1000);
    private final TestDatabase source = samples.database();
    private final TestDatabase target = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private CommandRun run(boolean direct, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        if (direct) {
            all.addAll(samples.direct());
        }
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private static void sql(TestDatabase database, String... statements) throws SQLException {
        for (var statement : statements) {
            TwoStores.execute(database, statement);
        }
    }

    private static JsonNode json(CommandRun run) throws IOException {
        return new ObjectMapper().readTree(run.out());
    }

    private void copied() {
        run(true, "move", "--direct").done(0);
    }

    /** What a table holds, timestamps and ids included. */
    private Map<String, String> rows(String table) throws SQLException {
        return TwoStores.rows(target, table, "id");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyKindOfDifferenceIsMadeEqualWithProof(boolean direct) throws Exception {
        sql(source, "update clients set preferences = 'null' where id in (select id from clients order by id limit 2)");
        copied();
        sql(
                target,
                // missing: a parent with its children, and a row of its own
                "delete from bookings where id = (select booking_id from reminders limit 1)",
                "delete from staff where id = (select min(id) from staff)",
                // extra: a parent with its children, down from the company
                "insert into companies (id, company_id, title) values (77, 77, 'x')",
                "insert into clients (id, yclients_id, company_id, phone) values (77, 77, 77, '79990000077')",
                "insert into bookings (yclients_record_id, company_id, client_id, datetime) values (77, 77, 77, now())",
                "insert into reminders (company_id, booking_id, remind_at, type) select 77, id, now(), 'sms' from bookings"
                        + " where company_id = 77",
                // different: a value, a key that two rows have exchanged, a key that a row has taken from another
                ONE_SERVICE,
                swap(11, 12),
                "do $$ declare a clients; begin select * into a from clients where id = (select min(client_id) from bookings"
                        + " where company_id <> 77); delete from clients where id = a.id; insert into clients (id, yclients_id,"
                        + " company_id, phone) values (990077, a.yclients_id, a.company_id, '79990000078'); end $$",
                // a JSON null of which only one side knows
                "update clients set preferences = null where preferences = 'null'");
        var damaged = rows("clients");
        var planned = run(direct, "repair", "--dry-run").done(1).out();
        assertTrue(planned.contains("it would be deleted") && planned.endsWith("Nothing was written.\n"), planned);
        assertEquals(damaged, rows("clients"));

        var repaired = json(run(direct, "repair", "--json").done(0));
        assertTrue(repaired.get("equal").asBoolean());
        assertEquals("postgres", repaired.get("repaired").asText());
        assertEquals(0, repaired.get("left").size());
        assertEquals(7, repaired.get("tables").size(), repaired::toString);
        for (var table : repaired.get("tables")) {
            var before = table.get("before");
            var after = table.get("after");
            assertNotEquals(before.get("source"), before.get("target"), table::toString);
            assertEquals(after.get("source"), after.get("target"), table::toString);
            assertEquals(before.get("source"), after.get("source"), "nobody wrote to the source");
            assertEquals(
                    table.get("found").asLong(),
                    table.get("written").asLong() + table.get("deleted").asLong(),
                    table::toString);
        }
        run(direct, "validate").done(0);
        assertEquals(
                "Nothing to repair: no row differs.\n",
                run(direct, "repair").done(0).out());
        var kept = Files.readString(home().resolve("evidence/repair.json"));
        assertTrue(
                kept.contains(
                        repaired.get("tables").get(0).get("after").get("target").asText()),
                kept);
    }

    /** Two clients exchange what must be unique; the second by their order is the first's then. */
    private static String swap(int one, int other) {
        return "do $$ declare a clients; b clients; begin select * into a from clients order by id offset " + one
                + " limit 1; select * into b from clients order by id offset " + other
                + " limit 1; update clients set yclients_id = -2 where id = a.id; update clients set yclients_id ="
                + " a.yclients_id where id = b.id; update clients set yclients_id = b.yclients_id where id = a.id; end $$";
    }

    private Path home() {
        var settings = samples.settings();
        return Path.of(settings.get(settings.size() - 1).replace("TWINSTORE_HOME=", ""));
    }

    @Test
    void moreRowsThanTheLimitAreNotTouched() throws SQLException {
        copied();
        sql(target, "update services set title = 'x' where id in (select id from services order by id limit 5)");
        var damaged = rows("services");
        run(false, "repair", "--limit", "4")
                .refused(
                        1,
                        "5 rows differ, and nothing was written, since --limit allows 4; allow more, or copy every row");
        assertEquals(damaged, rows("services"));
        assertFalse(Files.exists(home().resolve("evidence/repair.json")));
        try (var marks = StateDirectory.at(home()).claimMarks("x", "y")) {
            assertTrue(marks.of(PostgresStore.schemaTables().get(0)).isEmpty());
            run(false, "repair").refused(1, "another import, catch-up or repair runs");
            assertTrue(run(false, "repair", "--dry-run").done(1).out().contains("5"));
        }
        assertEquals(damaged, rows("services"));
        run(false, "repair", "--limit", "0").refused(2, "--limit must be positive");
        assertTrue(run(true, "repair", "--limit", "5", "--set", "TWINSTORE_POOL_SIZE=1")
                .done(0)
                .out()
                .contains("PostgreSQL: 5 rows written, 0 deleted, 0 left"));
        run(true, "validate").done(0);
    }

    @Test
    void aRowThatIsRefusedIsLeftAndTheOthersAreRepaired() throws Exception {
        copied();
        sql(source, "update services set title = 'refused' where id = (select max(id) from services)");
        sql(
                target,
                "alter table services add constraint no_such_title check (title <> 'refused')",
                ONE_SERVICE,
                "insert into companies (id, company_id, title) values (77, 77, 'x')",
                "insert into companies (id, company_id, title) values (78, 78, 'x')",
                "insert into sync_status (company_id, entity_type) values (77, 'clients')");
        var left = json(run(true, "repair", "--json").done(1));
        assertFalse(left.get("equal").asBoolean());
        assertEquals(2, left.get("left").size(), left::toString);
        assertTrue(reason(left, "services").contains("no_such_title"), left::toString);
        assertTrue(reason(left, "companies").contains("table companies"), left::toString);
        assertEquals("{\"id\":77}", row(left, "companies").get("key").toString());
        var again = run(true, "repair").done(1).out();
        assertTrue(again.contains("PostgreSQL: 0 rows written, 0 deleted, 2 left"), again);
        sql(target, "alter table services drop constraint no_such_title");
        // the tables beyond the eight of the plan were not copied yet
        var rest = run(true, "repair", "--all").done(0).out();
        assertTrue(rest.contains("730 rows written, 2 deleted, 0 left"), rest);
        run(true, "validate", "--all").done(0);
    }

    private static JsonNode row(JsonNode repaired, String table) {
        for (var row : repaired.get("left")) {
            if (row.get("table").asText().equals(table)) {
                return row;
            }
        }
        throw new AssertionError(table + " is not in " + repaired);
    }

    private static String reason(JsonNode repaired, String table) {
        return row(repaired, table).get("reason").asText();
    }

    @Test
    void aRowWhoseParentIsNotChosenIsLeft() throws Exception {
        copied();
        sql(
                source,
                "insert into companies (company_id, title) values (5, 'x')",
                "insert into clients (id, yclients_id, company_id, phone) values (77, 5, 5, '79990000005')");
        var left = json(run(false, "repair", "--tables", "clients", "--json").done(1));
        assertTrue(reason(left, "clients").contains("refers to a row that is not there"), left::toString);
        run(false, "repair").done(0);
        run(false, "validate").done(0);
    }

    @Test
    void aTriggerOfTheTargetIsNamed() throws Exception {
        copied();
        sql(
                target,
                "create function shout() returns trigger language plpgsql as 'begin new.title := upper(new.title) || ''!'';"
                        + " return new; end'",
                ONE_SERVICE,
                "create trigger shout before update on services for each row execute function shout()");
        var left = json(run(false, "repair", "--json").done(1));
        assertTrue(reason(left, "services").contains("a trigger there changes it"), left::toString);
    }

    @Test
    void aTableThatCannotBeComparedIsLeftAndHiddenRowsDeleteNothing() throws Exception {
        copied();
        sql(target, ONE_SERVICE);
        sql(source, "alter table staff rename to other_staff");
        var left = json(run(false, "repair", "--json").done(1));
        assertTrue(reason(left, "staff").startsWith("it cannot be compared: "), left::toString);
        assertEquals(1, left.get("tables").get(0).get("written").asLong());
        sql(source, "alter table other_staff rename to staff", "truncate companies cascade");
        var before = rows("clients");
        run(false, "repair", "--tables", "clients").refused(3, "row-level security");
        assertEquals(before, rows("clients"));
    }
}

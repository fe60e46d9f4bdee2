package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.rows.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The commands of a switch, while a process runs or after one ended. */
class SwitchCommandsTest {
    private static final long COMPANY = 962_302;

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... arguments) {
        return run(stores.settings(), arguments);
    }

    private CommandRun run(Map<String, String> settings, String... arguments) {
        return CommandRun.of(settings, stores.state().path().resolve(""), arguments);
    }

    private void awaitDivergenceClosed() {
        await().untilAsserted(() -> {
            var said = run("validate").done(0).err();
            assertTrue(said.contains("no unverified divergence is open any more"), said);
        });
    }

    private static void write(Wiring twinstore, long id) {
        var sync = twinstore.dataLayer(CallingModule.SYNC);
        assertTrue(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")).success());
        var client = Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, "Anna")
                .set(ClientColumns.PHONE, "79161234567")
                .build();
        assertTrue(sync.upsertClient(client).success());
    }

    @Test
    void theWholeWayThereAndBack() {
        try (var twinstore = stores.open()) {
            assertTrue(run("flags", "set", "DUAL_WRITE=true")
                    .done(0)
                    .err()
                    .contains("in force: running processes that follow: 1"));
            write(twinstore, 1);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true").refused(1, "validate");
            assertTrue(run("validate").done(0).err().contains("no unverified divergence is open any more"));
            assertFalse(run("validate").done(0).err().contains("no unverified divergence"), "it was closed before");
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true").done(0);
            write(twinstore, 2);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=false").done(0);
            await().untilAsserted(() -> run("replay").done(0));
            run("validate").done(0);
        }
    }

    @Test
    void aPrimaryThatIsGoneIsNotGuessed() throws IOException {
        run("flags", "set", "LOG_DATABASE_CALLS=true").done(0);
        Files.delete(stores.state().path().resolve("source"));
        run("flags", "show").refused(2, "names no primary; write POSTGRES or SUPABASE into it");
        run("health").refused(2, "names no primary");
        var none = stores.state().path().resolve("none");
        run("import", "--in", none.toString()).refused(2, "names no primary");
    }

    @Test
    void whatIsShownIsInForce() throws IOException {
        run("flags", "set", "TIMEWEB_API=true").done(0);
        var flags = stores.state().path().resolve("flags");
        Files.writeString(flags, Files.readString(flags).replace("# end", "TIMEWEB_IS_PRIMARY=true\n# end"));
        var shown = run("flags", "show").done(0);
        assertTrue(shown.err().contains("edited by hand and is ignored"), shown.err());
        assertTrue(shown.out().contains("USE_LEGACY_SUPABASE"), shown.out());
        assertTrue(shown.out().matches("(?s).*USE_LEGACY_SUPABASE +true \\(default\\).*"), shown.out());
        assertTrue(
                shown.out()
                        .matches(
                                "(?s).*API reads +POSTGRES.*SYNC reads +SUPABASE.*|.*SYNC reads +SUPABASE.*API reads +POSTGRES.*"),
                shown.out());
        assertTrue(shown.out().matches("(?s).*all write +SUPABASE\n.*"), shown.out());
        run("flags", "set", "TIMEWEB_API=unset").done(0);
        assertFalse(Files.readString(flags).contains("TIMEWEB_API"));
    }

    @Test
    void aModuleIsMovedByAShareOfItsReads() throws IOException {
        run("flags", "set", "DUAL_WRITE=true").done(0);
        var set = run("flags", "set", "TIMEWEB_API=25%").done(0).out();
        assertTrue(set.matches("(?s).*TIMEWEB_API +25%\n.*API reads +25 % from POSTGRES\n.*"), set);
        var json = new ObjectMapper()
                .readTree(run("flags", "show", "--json").done(0).out());
        assertEquals("\"25%\"", json.get("TIMEWEB_API").toString());
        assertEquals("true", json.get("DUAL_WRITE").toString());
        assertTrue(json.get("TIMEWEB_SYNC").isNull(), json::toString);
        assertEquals("25 % from POSTGRES", json.get("reads").get("API").asText());
        assertEquals("SUPABASE", json.get("reads").get("SYNC").asText());
        var status = run("status").done(0).out();
        assertTrue(status.contains("From PostgreSQL read: API (25 %)."), status);
        run("flags", "set", "TIMEWEB_API=100%").done(0);
        assertTrue(Files.readString(stores.state().path().resolve("flags")).contains("TIMEWEB_API=true\n"));
    }

    @Test
    void aDryRunSaysWhatWouldBeRefused() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            write(twinstore, 1);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true", "--dry-run").refused(1, "validate");
            awaitDivergenceClosed();
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true", "--dry-run").done(0);
        }
    }

    @Test
    void aValidationThatClosesNothingSaysWhy() {
        stores.open("LOG_DATABASE_CALLS=false").close();
        assertTrue(
                run("validate").done(0).err().contains("the unverified divergence stays open: DUAL_WRITE is not on"));
        run("flags", "set", "DUAL_WRITE=true").done(0);
        var some = run("validate", "--tables", "clients").done(0).err();
        assertTrue(some.contains("not compared: companies"), some);
    }

    @Test
    void anImportOpensTheDivergenceAndOverwritesNoPrimary() throws IOException {
        var files = Files.createTempDirectory("twinstore-test-export");
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            write(twinstore, 1);
            run("export", "--out", files.resolve("all").toString()).done(0);
            awaitDivergenceClosed();
            run("import", "--in", files.resolve("all").toString()).done(0);
            assertTrue(run("replay", "--dry-run").out().contains("rows were imported"));
            run("validate").done(0);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true").done(0);
            run("import", "--in", files.resolve("all").toString()).refused(1, "is the primary, whose rows");
        }
    }

    @Test
    void aCatchUpOpensTheDivergenceWhenItChangesRowsAndOverwritesNoPrimary() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            write(twinstore, 1);
            awaitDivergenceClosed();
            run("catch-up").done(0);
            run("replay", "--dry-run").done(0);
            assertTrue(stores.state().divergence().problem().isEmpty());
            TwoStores.execute(stores.supabase(), "update clients set notes = 'by another program'");
            run("catch-up").done(0);
            assertTrue(run("replay", "--dry-run").out().contains("rows were copied by catch-up"));
            run("validate").done(0);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true").done(0);
            run("catch-up").refused(1, "is the primary, whose rows");
        }
    }

    @Test
    void replayReconcilesWhatAProcessLeftThatEnded() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true")) {
            stores.stopSupabase();
            write(twinstore, 1);
        }
        var listed = run("replay", "--dry-run").done(1);
        assertTrue(listed.out().startsWith("rows in the journal: 2 ("), listed.out());
        stores.startSupabase();
        var settings = stores.settings("TWINSTORE_DOUBT_SECONDS=1");
        await().untilAsserted(() -> run(settings, "replay").done(0));
        assertEquals(
                TwoStores.rows(stores.postgres(), "clients", "yclients_id"),
                TwoStores.rows(stores.supabase(), "clients", "yclients_id"));
    }

    @Test
    void whatCannotBeMadeEqualIsListedWithItsReasonAndWithoutAValue() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true")) {
            write(twinstore, 1);
            await().untilAsserted(() -> run("replay", "--dry-run").done(0));
            TwoStores.execute(
                    stores.supabase(),
                    "create function now_always() returns trigger language plpgsql as"
                            + " 'begin new.updated_at := now(); return new; end';"
                            + "create trigger old_way before update on clients for each row execute function now_always()");
            write(twinstore, 1);
            await().untilAsserted(() -> {
                var listed = run("replay", "--dry-run").out();
                assertTrue(listed.contains("1 blocked"), listed);
            });
            var listed = run("replay", "--dry-run").done(1);
            assertTrue(listed.out().contains("updated_at") && listed.out().contains("trigger"), listed.out());
            assertTrue(listed.out().contains("yclients_id 1, company_id "), listed.out());
            run("flags", "set", "TIMEWEB_IS_PRIMARY=false").refused(1, "");
        }
    }

    @Test
    void aDamagedJournalOpensADivergenceAndLosesNoKey() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true")) {
            stores.stopSupabase();
            write(twinstore, 1);
            write(twinstore, 2);
        }
        var segment = stores.state().path().resolve("journal/0.segment");
        var lines = Files.readAllLines(segment);
        lines.add(1, "not a record");
        Files.write(segment, lines);
        Files.writeString(segment, "half a rec", StandardOpenOption.APPEND);
        try (var twinstore = stores.open()) {
            var notes = twinstore.dataLayer(CallingModule.API).healthCheck().data();
            assertTrue(notes != null && notes.notes().toString().contains("damaged in line 2"), notes + "");
            assertTrue(run("replay", "--dry-run").done(1).out().startsWith("rows in the journal: 3 ("));
        }
    }

    @Test
    void aJournalOfANewerVersionIsLeftAloneAndOpensADivergence() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            write(twinstore, 1);
            await().untilAsserted(() -> run("replay", "--dry-run").done(0));
        }
        var segment = stores.state().path().resolve("journal/0.segment");
        var newer = "0f425593 twinstore-journal\t2\n";
        Files.writeString(segment, newer);
        try (var twinstore = stores.open()) {
            write(twinstore, 2);
            assertTrue(run("replay", "--dry-run").out().contains("newer version"));
        }
        assertEquals(newer, Files.readString(segment));
    }

    @Test
    void aSegmentThatIsGoneOpensADivergence() throws IOException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            write(twinstore, 1);
            await().untilAsserted(() -> run("replay", "--dry-run").done(0));
            run("validate").done(0);
            assertFalse(run("replay", "--dry-run").out().contains("divergence"));
        }
        Files.delete(stores.state().path().resolve("journal/0.segment"));
        try (var twinstore = stores.open()) {
            assertTrue(
                    run("replay", "--dry-run").out().contains("was lost"),
                    twinstore.flags().problem().orElse(""));
        }
    }
}

package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smoke test of two stores that hold a salon, whose own dialog context must stay. */
class SmokeCommandTest {
    private static final String SALON = """
            insert into companies (id, company_id, title) values (1, 962302, 'Salon');
            insert into clients (id, yclients_id, company_id, name, phone) values (1, 1, 962302, 'Anna', '79161234567');
            insert into services (id, yclients_id, company_id, title) values (1, 1, 962302, 'Haircut');
            insert into dialog_contexts (user_id) values ('79161234567@c.us')""";

    private static final String SLOW = """
            create function slowly() returns trigger language plpgsql as
            'begin perform pg_sleep(2); return new; end';
            create trigger slowly before insert on dialog_contexts for each row execute function slowly()""";

    private static final String REFUSING = """
            create function refuse() returns trigger language plpgsql as
            'begin raise exception using errcode = ''23514'', message = ''no smoking''; end';
            create trigger refuse before insert on dialog_contexts for each row execute function refuse()""";

    private final TwoStores stores = TwoStores.start();

    @BeforeEach
    void fill() throws SQLException {
        TwoStores.execute(stores.postgres(), SALON);
        TwoStores.execute(stores.supabase(), SALON);
    }

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(
                stores.settings("TWINSTORE_HEALTH_SECONDS=1"), stores.state().path(), arguments);
    }

    private void flags(String... flags) {
        for (var flag : flags) {
            run("flags", "set", flag).done(0);
        }
    }

    private static Set<String> contexts(TestDatabase database) throws SQLException {
        return TwoStores.rows(database, "dialog_contexts", "user_id").keySet();
    }

    private void assertNothingLeft() throws SQLException {
        assertEquals(Set.of("79161234567@c.us"), contexts(stores.supabase()));
        assertEquals(Set.of("79161234567@c.us"), contexts(stores.postgres()));
    }

    private static List<JsonNode> answers(CommandRun run) throws IOException {
        var json = new ObjectMapper().readTree(run.out());
        assertEquals(json.get("good").asBoolean() ? 0 : 1, run.status(), json::toString);
        return StreamSupport.stream(json.get("answers").spliterator(), false).toList();
    }

    private static Set<String> storesOf(List<JsonNode> answers, String module, String asked) {
        var found = new TreeSet<String>();
        answers.stream()
                .filter(answer -> answer.get("module").asText().equals(module)
                        && answer.get("asked").asText().equals(asked))
                .forEach(answer -> found.add(answer.get("store").asText()));
        return found;
    }

    @ParameterizedTest
    @CsvSource({"false, SUPABASE, POSTGRES", "true, POSTGRES, SUPABASE"})
    void everyModuleIsAskedByItsFlagAndNothingIsLeft(boolean cutOver, String primary, String other)
            throws IOException, SQLException {
        try (var running =
                stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=" + cutOver, "TIMEWEB_SYNC=" + !cutOver)) {
            assertFalse(running.flags().flags().values().isEmpty());
            flags("TIMEWEB_API=" + cutOver, "USE_REPOSITORY_PATTERN=" + cutOver);
            var answers = answers(run("smoke", "--json").done(0));
            assertEquals(30, answers.size(), answers::toString);
            for (var asked : List.of("getCompany", "getClientByPhone", "getServices", "getDialogContext")) {
                assertEquals(Set.of(primary), storesOf(answers, "API", asked), asked);
                assertEquals(Set.of(other), storesOf(answers, "SYNC", asked), asked);
            }
            assertEquals(Set.of(primary), storesOf(answers, "SYNC", "upsertDialogContext"));
            assertEquals(Set.of(primary, other), storesOf(answers, "null", "the row is there"));
            assertEquals(Set.of(primary, other), storesOf(answers, "null", "the row is removed"));
        }
        assertNothingLeft();
        stores.assertReconciled();
        var status = run("status").done(0).out();
        assertTrue(status.contains("30 answers, all good; nothing is left behind"), status);
    }

    @Test
    void aStoreThatIsNotUsedNeedNotAnswer() throws SQLException {
        flags("TIMEWEB_API=false");
        var nobody = stores.settings("DATABASE_URL=postgresql://salon:secret@127.0.0.1:1/salon");
        var run = CommandRun.of(nobody, stores.state().path(), "smoke").done(0);
        assertTrue(run.out().contains("27 answers, all good"), run.out());
        assertNothingLeft();
    }

    @Test
    void aModuleThatReadsWhatIsNotWrittenIsWrong() throws SQLException {
        flags("TIMEWEB_API=true");
        var run = run("smoke").done(1);
        assertTrue(run.out().contains("API, getDialogContext, POSTGRES: nothing was found."), run.out());
        assertTrue(run.out().contains("1 of them wrong."), run.out());
        assertNothingLeft();
    }

    @Test
    void aStoreThatIsDownIsNamedAndNothingIsWritten() throws SQLException {
        flags("DUAL_WRITE=true");
        stores.stopSupabase();
        run("smoke").refused(3, "127.0.0.1:" + stores.supabasePort() + ": cannot be reached");
        stores.startSupabase();
        assertNothingLeft();
    }

    @Test
    void aStoreThatRefusesTheCopyIsWrongAndNothingIsLeft() throws SQLException {
        flags("DUAL_WRITE=true");
        TwoStores.execute(stores.postgres(), REFUSING);
        var run = run("smoke").done(1);
        assertTrue(run.out().contains("the row is copied, POSTGRES: a write of it is still pending"), run.out());
        assertTrue(run.out().contains("the row is there, POSTGRES: it is not."), run.out());
        assertNothingLeft();
        TwoStores.execute(stores.postgres(), "drop trigger refuse on dialog_contexts");
        run("replay").done(0);
        assertNothingLeft();
    }

    @Test
    void whatCannotBeAskedIsRefusedInOneLine() throws SQLException {
        assertTrue(run("smoke", "--company", "1").done(3).err().contains("SUPABASE holds no client of the company 1"));
        run("smoke", "--set", "DUAL_WRITE=on").refused(2, "DUAL_WRITE");
        assertNothingLeft();
    }

    /** The copy hangs, so that the row is in one store and on its way to the other. */
    private Child startedAndWritten() throws SQLException {
        flags("DUAL_WRITE=true");
        TwoStores.execute(stores.postgres(), SLOW);
        var child = Child.start(Main.class, stores.settings(), "smoke");
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertEquals(2, contexts(stores.supabase()).size(), child::output));
        return child;
    }

    @Test
    void oneThatIsInterruptedLeavesNothing() throws InterruptedException, SQLException {
        try (var child = startedAndWritten()) {
            assertEquals(3, child.interrupt(), child::output);
        }
        assertNothingLeft();
        stores.assertReconciled();
    }

    @Test
    void whatAKilledOneLeftIsRemovedByTheNext() throws InterruptedException, IOException, SQLException {
        try (var child = startedAndWritten()) {
            child.kill();
        }
        assertEquals(2, contexts(stores.supabase()).size());
        TwoStores.execute(stores.postgres(), "drop trigger slowly on dialog_contexts");
        var answers = answers(run("smoke", "--json").done(0));
        assertEquals(Set.of("POSTGRES", "SUPABASE"), storesOf(answers, "null", "rows of earlier runs are removed"));
        assertNothingLeft();
    }
}

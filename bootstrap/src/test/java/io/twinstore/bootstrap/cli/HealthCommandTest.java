package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.state.TwoStores;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What `twinstore health` says of a running pair of stores, and what it exits with. */
class HealthCommandTest {
    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun health(String... arguments) {
        var all = new ArrayList<>(List.of("health"));
        all.addAll(List.of(arguments));
        return CommandRun.of(stores.settings(), stores.state().path(), all.toArray(String[]::new));
    }

    @Test
    void allIsWellBeforeAnythingRanAndWhileAProcessRuns() throws IOException {
        var before = health();
        assertEquals(0, before.status(), before.toString());
        assertTrue(before.out().contains("no program has used TWINSTORE_HOME yet"), before.out());
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            assertTrue(twinstore.dataLayer(CallingModule.API).getCompany(1).success());
            var json = new ObjectMapper().readTree(health("--json").out());
            assertTrue(json.get("healthy").asBoolean(), json.toString());
            assertEquals(2, json.get("stores").size());
            assertTrue(json.get("stores").get(0).get("used").asBoolean());
            assertTrue(json.get("processes").get(0).get("follows").asBoolean());
            assertEquals(0, json.get("journal").get("blocked").asInt());
        }
    }

    @Test
    void aStoreThatIsDownIsNotWellIfItIsUsed() {
        stores.stopSupabase();
        var down = health();
        assertEquals(1, down.status(), down.toString());
        assertTrue(down.out().contains("SUPABASE") && down.out().contains("NO"), down.out());
        assertTrue(down.out().contains("Not all is well."), down.out());
        stores.startSupabase();
        assertEquals(0, health().status());
        var unused = health("--set", "DATABASE_URL=postgresql://salon:secret@127.0.0.1:1/salon");
        assertEquals(0, unused.status(), unused.toString());
        assertTrue(unused.out().contains("not used"), unused.out());
        assertFalse(unused.out().contains("secret"), unused.out());
    }

    @Test
    void readsOfWhatMayBeStaleAreNotWell() {
        var stale = health("--set", "TIMEWEB_API=true");
        assertEquals(1, stale.status(), stale.toString());
        assertTrue(stale.out().contains("API may read what is stale"), stale.out());
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_API=true")) {
            var divergence = health();
            assertTrue(twinstore.flags().flags().on(Flag.DUAL_WRITE));
            assertEquals(1, divergence.status(), divergence.toString());
            assertTrue(divergence.out().contains("never found equal"), divergence.out());
        }
    }

    @Test
    void aShareOfReadsMayBeStaleToo() {
        var stale = health("--set", "TIMEWEB_API=25%");
        assertEquals(1, stale.status(), stale.toString());
        assertTrue(stale.out().contains("API may read what is stale"), stale.out());
        var divergence = health("--set", "TIMEWEB_API=25%", "--set", "DUAL_WRITE=true");
        assertEquals(1, divergence.status(), divergence.toString());
        assertTrue(divergence.out().contains("never found equal"), divergence.out());
    }

    @Test
    void wrongSettingsAreNoAnswer() {
        assertEquals(2, health("--set", "USE_LEGACY_SUPABASE=maybe").status());
    }
}

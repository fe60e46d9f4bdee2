package io.twinstore.application.flags;

import static io.twinstore.application.flags.Flag.COMPARE_DUAL_RESULTS;
import static io.twinstore.application.flags.Flag.DUAL_WRITE;
import static io.twinstore.application.flags.Flag.TIMEWEB_API;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.TIMEWEB_SYNC;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.store.Backend;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
    private static final Set<Backend> BOTH = Set.of(POSTGRES, SUPABASE);

    @Test
    void thePhasesOfThePlan() {
        var off = Flags.DEFAULT;
        assertEquals(SUPABASE, off.primary());
        assertEquals(Share.NONE, off.fromPostgres(CallingModule.API));
        var trying = off.with(TIMEWEB_API, true);
        assertEquals(Share.ALL, trying.fromPostgres(CallingModule.API));
        assertEquals(Share.NONE, trying.fromPostgres(CallingModule.SYNC));
        assertEquals(SUPABASE, trying.primary());
        var all = off.with(USE_REPOSITORY_PATTERN, true).with(TIMEWEB_API, false);
        assertEquals(Share.NONE, all.fromPostgres(CallingModule.API));
        assertEquals(Share.ALL, all.fromPostgres(CallingModule.SYNC));
        assertEquals(POSTGRES, all.with(TIMEWEB_IS_PRIMARY, true).primary());
        var retired = off.with(USE_LEGACY_SUPABASE, false);
        assertEquals(POSTGRES, retired.primary());
        assertEquals(Share.ALL, retired.with(TIMEWEB_API, false).fromPostgres(CallingModule.API));
    }

    @Test
    void aModuleAtAShareUsesBothStores() {
        var share = Flags.DEFAULT.with(TIMEWEB_API, new Share(25));
        assertTrue(share.reads(CallingModule.API, POSTGRES));
        assertTrue(share.reads(CallingModule.API, SUPABASE));
        assertFalse(share.reads(CallingModule.SYNC, POSTGRES));
        assertTrue(share.uses(POSTGRES));
        assertTrue(share.uses(SUPABASE));
        assertTrue(share.with(TIMEWEB_IS_PRIMARY, true).uses(SUPABASE));
        refused(share, Set.of(SUPABASE), "API would read from POSTGRES");
        refused(share.with(TIMEWEB_IS_PRIMARY, true), Set.of(POSTGRES), "would read from SUPABASE");
        assertEquals(Optional.empty(), share.problem(BOTH));
        assertFalse(share.with(USE_LEGACY_SUPABASE, false).uses(SUPABASE));
    }

    @Test
    void aModuleAtAShareMayReadWhatIsStaleFromTheStoreThatIsNotWritten() {
        var share = Flags.DEFAULT.with(TIMEWEB_API, new Share(1));
        assertTrue(share.staleReads().orElseThrow().startsWith("API may read what is stale: writes go to SUPABASE"));
        var cutOver = share.with(TIMEWEB_IS_PRIMARY, true).with(USE_REPOSITORY_PATTERN, true);
        assertTrue(cutOver.staleReads().orElseThrow().startsWith("API may read what is stale: writes go to POSTGRES"));
        assertEquals(Optional.empty(), share.with(DUAL_WRITE, true).staleReads());
    }

    @ParameterizedTest
    @CsvSource({"true, true", "100%, true", "false, false", "0%, false", "1%, 1%", "25%, 25%", "99%, 99%"})
    void aModulesFlagMayBeAShare(String text, String written) {
        assertEquals(written, TIMEWEB_SYNC.parse("TIMEWEB_SYNC", text).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"101%", "-1%", "2.5%", "025%", "25", "%", "25 %", "TRUE", "", "99999999999%"})
    void anythingElseIsRefused(String text) {
        var refusal = assertThrows(SettingException.class, () -> TIMEWEB_API.parse("TIMEWEB_API (.env)", text));
        assertEquals(
                "TIMEWEB_API (.env) must be true, false, or a share of the reads from 0% to 100% such as 25%",
                refusal.getMessage());
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"TIMEWEB_DATA_LOADER", "TIMEWEB_SYNC", "TIMEWEB_SERVICES", "TIMEWEB_API"})
    void otherFlagsAreNoShares(Flag flag) {
        for (var text : List.of("0%", "25%", "100%")) {
            var refusal = assertThrows(SettingException.class, () -> flag.parse(flag.name(), text));
            assertEquals(flag + " must be true or false", refusal.getMessage());
        }
        assertThrows(IllegalArgumentException.class, () -> Flags.DEFAULT.with(flag, new Share(25)));
    }

    private static void refused(Flags flags, Set<Backend> configured, String words) {
        assertTrue(flags.problem(configured).orElseThrow().contains(words));
    }

    @Test
    void combinationsThatCannotMeanAnythingAreRefused() {
        assertEquals(Optional.empty(), Flags.DEFAULT.problem(Set.of(SUPABASE)));
        assertEquals(Optional.empty(), Flags.DEFAULT.with(DUAL_WRITE, true).problem(BOTH));
        refused(Flags.DEFAULT.with(USE_LEGACY_SUPABASE, false), Set.of(SUPABASE), "leaves no store");
        refused(Flags.DEFAULT.with(DUAL_WRITE, true), Set.of(SUPABASE), "DUAL_WRITE");
        refused(Flags.DEFAULT.with(COMPARE_DUAL_RESULTS, true).with(USE_LEGACY_SUPABASE, false), BOTH, "COMPARE");
        refused(Flags.DEFAULT.with(TIMEWEB_IS_PRIMARY, true), Set.of(SUPABASE), "primary is POSTGRES");
        refused(Flags.DEFAULT.with(TIMEWEB_API, true), Set.of(SUPABASE), "API would read from POSTGRES");
    }

    @ParameterizedTest
    @CsvSource({
        "TIMEWEB_IS_PRIMARI, TIMEWEB_IS_PRIMARY",
        "TIMEWEB_PRIMARY, TIMEWEB_IS_PRIMARY",
        "DUALWRITE, DUAL_WRITE",
        "DUAL_WIRTE, DUAL_WRITE",
        "USE_LEGACY_SUPABSE, USE_LEGACY_SUPABASE"
    })
    void aTypingMistakeIsNoticed(String name, Flag suggestion) {
        assertEquals(Optional.of(suggestion), Flag.suggestionFor(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"DUAL_WRITE", "PATH", "HOME", "SUPABASE_URL", "TWINSTORE_HOME"})
    void otherNamesAreNoMistakes(String name) {
        assertEquals(Optional.empty(), Flag.suggestionFor(name));
    }
}

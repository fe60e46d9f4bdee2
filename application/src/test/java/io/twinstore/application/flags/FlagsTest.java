package io.twinstore.application.flags;

import static io.twinstore.application.flags.Flag.COMPARE_DUAL_RESULTS;
import static io.twinstore.application.flags.Flag.DUAL_WRITE;
import static io.twinstore.application.flags.Flag.TIMEWEB_API;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.store.Backend;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
    private static final Set<Backend> BOTH = Set.of(POSTGRES, SUPABASE);

    @Test
    void thePhasesOfThePlan() {
        var off = Flags.DEFAULT;
        assertEquals(SUPABASE, off.primary());
        assertEquals(SUPABASE, off.reads(CallingModule.API));
        var trying = off.with(TIMEWEB_API, true);
        assertEquals(POSTGRES, trying.reads(CallingModule.API));
        assertEquals(SUPABASE, trying.reads(CallingModule.SYNC));
        assertEquals(SUPABASE, trying.primary());
        var all = off.with(USE_REPOSITORY_PATTERN, true).with(TIMEWEB_API, false);
        assertEquals(SUPABASE, all.reads(CallingModule.API));
        assertEquals(POSTGRES, all.reads(CallingModule.SYNC));
        assertEquals(POSTGRES, all.with(TIMEWEB_IS_PRIMARY, true).primary());
        var retired = off.with(USE_LEGACY_SUPABASE, false);
        assertEquals(POSTGRES, retired.primary());
        assertEquals(POSTGRES, retired.with(TIMEWEB_API, false).reads(CallingModule.API));
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

package io.twinstore.application.status;

import static io.twinstore.application.flags.Flag.COMPARE_DUAL_RESULTS;
import static io.twinstore.application.flags.Flag.DUAL_WRITE;
import static io.twinstore.application.flags.Flag.TIMEWEB_API;
import static io.twinstore.application.flags.Flag.TIMEWEB_DATA_LOADER;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The next step of an operator who does what it says, from the first to the last. */
class MoveStatusTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private Flags flags = Flags.DEFAULT;
    private PendingCounts pending = PendingCounts.NONE;
    private Optional<String> divergence = Optional.of("they were never found equal by validate");
    private Map<Outcome, Long> compared = Map.of();
    private final Map<Proof, Evidence> evidence = new EnumMap<>(Proof.class);

    private MoveStatus status() {
        var tally = new Tally(compared, new TreeMap<>(), new TreeMap<>());
        var comparisons = new ComparisonReport(
                Map.of(
                        Candidate.OTHER,
                        new Findings(
                                new TreeMap<>(Map.of("getStaff", tally)),
                                new TreeMap<>(Map.of(CallingModule.API, tally)),
                                List.of())),
                List.of());
        return new MoveStatus(
                flags,
                new JournalReport(pending, new TreeMap<>(), List.of()),
                divergence,
                comparisons,
                evidence,
                Map.of(),
                Map.of());
    }

    private void assertNext(String command) {
        assertEquals(command, status().next().command());
    }

    private void set(Flag flag, boolean value) {
        flags = flags.with(flag, value);
    }

    private void shown(Proof proof, int minute, boolean good) {
        evidence.put(proof, new Evidence(NOON.plusSeconds(60L * minute), 1_000, good, "as planned"));
    }

    @Test
    void aRowThatIsBeingWrittenIsNotBehind() {
        pending = new PendingCounts(1, 0, 0, 0);
        assertEquals(List.of(), status().behind());
        pending = new PendingCounts(1, 1, 0, 0);
        assertEquals(1, status().behind().size());
    }

    @Test
    void theStepsFollowEachOtherAsTheGuideSays() {
        assertEquals(Phase.OFF, status().phase());
        assertEquals(List.of(), status().behind());
        assertNext("flags set DUAL_WRITE=true");
        set(DUAL_WRITE, true);
        assertEquals(Phase.COPYING, status().phase());
        assertNext("export --out DIR");
        shown(Proof.EXPORT, 1, true);
        assertNext("import --in DIR");
        shown(Proof.IMPORT, 2, true);
        shown(Proof.SMOKE, 9, true);
        assertNext("validate");
        shown(Proof.VALIDATE, 3, false);
        assertNext("repair --dry-run");
        shown(Proof.REPAIR, 4, false);
        assertNext("validate");
        shown(Proof.VALIDATE, 5, true);
        assertNext("export --out DIR"); // it is equal, but writes went without a journal meanwhile
        divergence = Optional.empty();
        assertNext("flags set COMPARE_DUAL_RESULTS=true");
        set(COMPARE_DUAL_RESULTS, true);
        assertEquals(Phase.COMPARING, status().phase());
        assertNext("compare report");
        compared = Map.of(Outcome.MATCHED, 300L);
        assertNext("flags set TIMEWEB_DATA_LOADER=true");
        set(TIMEWEB_DATA_LOADER, true);
        assertEquals(Phase.TRYING, status().phase());
        assertNext("flags set TIMEWEB_SYNC=true");
        set(USE_REPOSITORY_PATTERN, true);
        assertNext("readiness");
        shown(Proof.READINESS, 10, false);
        assertNext("readiness");
        shown(Proof.READINESS, 11, true);
        assertNext("flags set TIMEWEB_IS_PRIMARY=true");
        set(TIMEWEB_IS_PRIMARY, true);
        assertEquals(Phase.CUT_OVER, status().phase());
        assertNext("flags set DUAL_WRITE=false");
        set(DUAL_WRITE, false);
        assertNext("flags set USE_LEGACY_SUPABASE=false");
        set(USE_LEGACY_SUPABASE, false);
        assertEquals(Phase.RETIRED, status().phase());
        assertEquals(new NextStep(null, "the move is done"), status().next());
    }

    @Test
    void whatDiffersIsLookedAtFirst() {
        divergence = Optional.empty();
        set(DUAL_WRITE, true);
        set(COMPARE_DUAL_RESULTS, true);
        compared = Map.of(Outcome.MATCHED, 1_000L, Outcome.MISMATCHED, 1L);
        assertNext("compare report");
        compared = Map.of(Outcome.MATCHED, 1_000L, Outcome.UNDECIDED, 1L);
        assertNext("compare report");
        pending = new PendingCounts(0, 0, 0, 1);
        assertNext("replay --dry-run");
        assertEquals(List.of("pending keys: " + pending), status().behind());
    }

    @Test
    void readsOfWhatMayBeStaleAreBehind() {
        set(TIMEWEB_API, true);
        assertNext("flags set DUAL_WRITE=true");
        assertEquals(2, status().behind().size());
        assertTrue(status().next().reason().startsWith("API may read what is stale"));
    }

    @Test
    void aModuleAtAShareIsFinishedFirst() {
        divergence = Optional.empty();
        set(DUAL_WRITE, true);
        compared = Map.of(Outcome.MATCHED, 300L);
        flags = flags.with(TIMEWEB_API, new Share(25));
        assertEquals(Phase.TRYING, status().phase());
        assertEquals(List.of(CallingModule.API), Phase.readers(flags));
        assertNext("flags set TIMEWEB_API=true");
        set(TIMEWEB_API, true);
        assertNext("flags set TIMEWEB_DATA_LOADER=true");
    }

    @Test
    void aDivergenceThatOpensLaterLeadsBackToCopying() {
        set(DUAL_WRITE, true);
        set(TIMEWEB_API, true);
        shown(Proof.VALIDATE, 1, true);
        assertNext("export --out DIR");
        set(TIMEWEB_IS_PRIMARY, true);
        assertNext("validate");
    }
}

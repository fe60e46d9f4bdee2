package io.twinstore.application.comparing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {
    private static Tally tally(long matched, long mismatched) {
        return new Tally(
                Map.of(Outcome.MATCHED, matched, Outcome.MISMATCHED, mismatched),
                new TreeMap<>(Map.of("pending key", 5L)),
                new TreeMap<>());
    }

    @Test
    void noMismatchInSoManyCallsBoundsTheShareByThreeByTheirNumber() {
        assertEquals(0.01, tally(300, 0).share(), 1e-12);
        assertEquals(1, tally(2, 0).share());
        assertEquals(1, Tally.NONE.share());
        assertEquals(0.25, tally(3, 1).share());
    }

    @Test
    void whatIsLeftUndecidedKeepsTheStoresFromBeingCalledEqual() {
        var undecided = new Tally(Map.of(Outcome.UNDECIDED, 1L), new TreeMap<>(), new TreeMap<>());
        assertTrue(tally(300, 0).equal());
        assertFalse(tally(300, 0).plus(undecided).equal());
        assertFalse(tally(300, 1).equal());
        assertFalse(Tally.NONE.equal());
    }

    @Test
    void ignoredCallsAreComparedButDecideNothing() {
        assertEquals(4, tally(3, 1).decided());
        assertEquals(9, tally(3, 1).compared());
        assertEquals(18, tally(3, 1).plus(tally(3, 1)).compared());
    }

    private static Findings found(int first, int last) {
        var mismatches = Stream.iterate(first, second -> second + 1)
                .limit(last - first)
                .map(second -> new Mismatch(
                        Instant.ofEpochSecond(second),
                        "getServices",
                        Backend.POSTGRES,
                        Backend.SUPABASE,
                        "services",
                        Mismatch.Kind.EXTRA,
                        "extra",
                        "yclients_id " + second,
                        List.of()))
                .toList();
        return new Findings(
                new TreeMap<>(Map.of("getServices", tally(1, 1))),
                new TreeMap<>(Map.of(CallingModule.SERVICES, tally(1, 1))),
                mismatches);
    }

    @Test
    void findingsOfSeveralProcessesAddUpAndTheLatestMismatchesStay() {
        var sum = found(50, 110).plus(found(0, 60));
        assertEquals(4, sum.total().decided());
        assertEquals(Findings.KEPT, sum.last().size());
        assertEquals(Instant.ofEpochSecond(109), sum.last().get(99).seen());
        assertEquals(found(0, 60).last(), found(0, 60).plus(found(0, 60)).last());
    }
}

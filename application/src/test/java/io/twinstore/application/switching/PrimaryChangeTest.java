package io.twinstore.application.switching;

import static io.twinstore.application.switching.MemoryState.report;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** In which order the primary changes, and that a refused change leaves everything as it was. */
class PrimaryChangeTest {
    private static final Flags OLD = Flags.DEFAULT.with(Flag.DUAL_WRITE, true);
    private static final JournalReport ONE_ACTIVE = report(new PendingCounts(1, 0, 0, 0));
    private static final JournalReport ONE_DIRTY = report(new PendingCounts(0, 1, 0, 0));
    private static final JournalReport EMPTY = report(PendingCounts.NONE);

    private final MemoryState state = new MemoryState();

    @BeforeEach
    void begin() {
        state.leave(OLD, SUPABASE);
    }

    private PrimaryChange change(Duration timeout) {
        return new PrimaryChange(state, () -> state.steps.add("reconciles what is abandoned"), timeout);
    }

    private Optional<String> run(Duration timeout) {
        return change(timeout)
                .run(new PrimaryChange.Change(OLD, OLD.withPrimary(POSTGRES), "an operator", Instant.EPOCH));
    }

    private void assertRefused(String reason, Duration timeout) {
        var before = state.standing();
        var refusal = run(timeout).orElse("made");
        assertTrue(refusal.contains(reason), refusal);
        assertEquals(before, state.standing());
        assertEquals(List.of("closes the fence", "opens the fence"), state.steps);
    }

    @Test
    void theFenceIsClosedTheJournalDurableAndThePrimaryWrittenLast() {
        assertEquals(Optional.empty(), run(Duration.ZERO));
        assertEquals(
                List.of(
                        "closes the fence",
                        "forces the journal",
                        "writes the flags for an operator",
                        "makes POSTGRES the primary",
                        "opens the fence"),
                state.steps);
    }

    /** Were the primary written first, it would have changed though the command failed. */
    @ParameterizedTest
    @ValueSource(strings = {"forces the journal", "writes the flags for an operator", "makes POSTGRES the primary"})
    void whateverStepFailsThePrimaryStaysAndTheFenceOpens(String step) {
        state.failsAt = step;
        assertThrows(IllegalStateException.class, () -> run(Duration.ZERO));
        assertEquals(SUPABASE, state.requirePrimary());
        assertFalse(state.isFenceClosed());
    }

    @Test
    void itWaitsBehindTheFenceForWritesAndThenForTheirCopies() {
        state.writers.addAll(0, List.of(List.of("4711"), List.of("4711")));
        state.reports.addAll(0, List.of(ONE_ACTIVE, ONE_DIRTY));
        assertEquals(Optional.empty(), run(Duration.ofMinutes(1)));
        assertEquals(POSTGRES, state.requirePrimary());
        assertEquals(List.of(List.of()), state.writers);
        assertEquals(List.of(EMPTY), state.reports);
    }

    @Test
    void aWriteThatDoesNotEndIsNamed() {
        state.writers.set(0, List.of("4711 (com.example.Sync)"));
        assertRefused("4711 (com.example.Sync)", Duration.ZERO);
    }

    @Test
    void aCopyThatDoesNotEndRefusesIt() {
        state.reports.set(0, ONE_ACTIVE);
        assertRefused("in time", Duration.ZERO);
    }

    static Stream<JournalReport> whatDoesNotChangeByItself() {
        return Stream.of(
                report(new PendingCounts(0, 0, 1, 0)),
                report(new PendingCounts(0, 0, 0, 1)),
                report(PendingCounts.NONE, "a segment was lost"));
    }

    @ParameterizedTest
    @MethodSource("whatDoesNotChangeByItself")
    void whatDoesNotChangeByItselfRefusesItAtOnce(JournalReport report) {
        state.reports.set(0, report);
        assertRefused("", Duration.ofDays(1));
        state.steps.clear();
        assertTrue(change(Duration.ofDays(1)).prepare().isPresent());
        assertEquals(List.of("reconciles what is abandoned"), state.steps);
    }

    @Test
    void anUnverifiedDivergenceRefusesItBeforeAnythingIsReconciled() {
        state.open("they were never compared");
        state.steps.clear();
        assertTrue(change(Duration.ZERO).prepare().orElse("").contains("they were never compared"));
        assertEquals(List.of(), state.steps);
        assertRefused("they were never compared", Duration.ofDays(1));
    }

    @Test
    void whatRunningProcessesHaveToCopyIsAwaitedWhileWritesGoOn() {
        state.reports.addAll(0, List.of(ONE_DIRTY, ONE_DIRTY));
        assertEquals(Optional.empty(), change(Duration.ZERO).prepare());
        assertEquals(List.of(EMPTY), state.reports);
        assertEquals(List.of("reconciles what is abandoned"), state.steps);
    }
}

package io.twinstore.application.switching;

import static io.twinstore.application.flags.Flag.DUAL_WRITE;
import static io.twinstore.application.flags.Flag.LOG_DATABASE_CALLS;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which changes of a flag are refused, with nothing changed, and what the others do. */
class FlagChangeTest {
    private static final Flags OLD = Flags.DEFAULT.with(DUAL_WRITE, true);

    private final MemoryState state = new MemoryState();
    private final Set<Backend> configured = EnumSet.allOf(Backend.class);
    private final Set<Backend> answering = EnumSet.allOf(Backend.class);
    private int hosts = 1;
    private boolean everyRow = true;

    /** The stores of the settings. */
    private final class Stores implements StoreAccess {
        @Override
        public Set<Backend> configured() {
            return configured;
        }

        @Override
        public boolean answers(Backend backend) {
            return answering.contains(backend);
        }

        @Override
        public void requireEveryRow() {
            if (!everyRow) {
                throw new SettingException("the service key is needed");
            }
        }

        @Override
        public OpenStores open() {
            throw new AssertionError("a change of flags asks no store for rows");
        }

        @Override
        public int hosts() {
            return hosts;
        }
    }

    @BeforeEach
    void begin() {
        state.leave(OLD, SUPABASE);
    }

    private FlagChange change() {
        return new FlagChange(state, new Stores(), () -> state.steps.add("reconciles"), OLD, Clock.systemUTC());
    }

    private void make(Flag flag, boolean value) {
        change().make(flag, Share.of(value), "an operator");
    }

    private void assertNotMade(Class<? extends RuntimeException> error, String reason, Flag flag, boolean value) {
        var before = state.standing();
        state.steps.clear();
        var message = assertThrows(error, () -> make(flag, value)).getMessage();
        assertTrue(String.valueOf(message).contains(reason), message);
        assertEquals(before, state.standing());
        assertTrue(
                state.steps.stream().noneMatch(step -> step.matches("(writes|makes|forces|opens a).*")),
                () -> state.steps.toString());
    }

    private void assertRefused(String reason, Flag flag, boolean value) {
        assertNotMade(RefusedException.class, reason, flag, value);
        var dry = assertThrows(RefusedException.class, () -> change().dryRun(flag, Share.of(value)));
        assertTrue(String.valueOf(dry.getMessage()).contains(reason), dry.getMessage());
    }

    @Test
    void aFlagIsWrittenForWhoeverChangedIt() {
        make(LOG_DATABASE_CALLS, true);
        assertTrue(state.require().on(LOG_DATABASE_CALLS));
        assertTrue(state.require().on(DUAL_WRITE));
        assertEquals(List.of("writes the flags for an operator"), state.steps);
    }

    @Test
    void thePrimaryChangesBehindTheFence() {
        make(TIMEWEB_IS_PRIMARY, true);
        assertEquals(POSTGRES, state.requirePrimary());
        assertEquals(
                List.of(
                        "reconciles",
                        "closes the fence",
                        "forces the journal",
                        "writes the flags for an operator",
                        "makes POSTGRES the primary",
                        "opens the fence"),
                state.steps);
    }

    /** Else a process that died in between could leave writes of which nobody knows that they are in one store only. */
    @Test
    void withoutDualWriteADivergenceIsOpenedBeforeTheFlagIsWritten() {
        make(DUAL_WRITE, false);
        assertEquals(
                List.of("opens a divergence: DUAL_WRITE was off", "writes the flags for an operator"), state.steps);
    }

    @Test
    void aDryRunChangesNothing() {
        var before = state.standing();
        assertEquals(POSTGRES, change().dryRun(TIMEWEB_IS_PRIMARY, Share.ALL).primary());
        assertEquals(before, state.standing());
        assertEquals(List.of(), state.steps);
    }

    @Test
    void flagsThatCannotBeMeantAreNotWritten() {
        configured.remove(POSTGRES);
        assertNotMade(SettingException.class, "needs both stores", TIMEWEB_IS_PRIMARY, true);
    }

    @Test
    void aKeyThatHidesRowsIsRefused() {
        everyRow = false;
        assertNotMade(SettingException.class, "the service key is needed", LOG_DATABASE_CALLS, true);
    }

    @Test
    void thePrimaryStaysWhileADivergenceIsUnverified() {
        state.open("never compared");
        assertRefused("never compared", TIMEWEB_IS_PRIMARY, true);
    }

    @Test
    void thePrimaryStaysWhileRowsAreInDoubt() {
        state.reports.set(0, MemoryState.report(new PendingCounts(0, 0, 1, 0)));
        assertRefused("1 in doubt", TIMEWEB_IS_PRIMARY, true);
    }

    @Test
    void thePrimaryStaysUnderTheProcessesOfSeveralHosts() {
        hosts = 2;
        assertRefused("2", TIMEWEB_IS_PRIMARY, true);
    }

    @Test
    void thePrimaryStaysWhileTheNextOneDoesNotAnswer() {
        answering.remove(POSTGRES);
        assertNotMade(RefusedException.class, "POSTGRES, does not answer", TIMEWEB_IS_PRIMARY, true);
    }

    @Test
    void noOtherFlagChangesThePrimary() {
        make(DUAL_WRITE, false);
        assertRefused("TIMEWEB_IS_PRIMARY=true", USE_LEGACY_SUPABASE, false);
    }

    private record Follower(String name, String follows) implements RunningProcess {
        @Override
        public boolean writing() {
            return false;
        }
    }

    @Test
    void processesThatFollowTheFlagsAreNotWaitedFor() {
        state.running.add(new Follower("4711", WatchedFlags.digest(OLD)));
        assertEquals(List.of(), change().awaitDrained(OLD));
        assertEquals(1, change().processes());
    }
}

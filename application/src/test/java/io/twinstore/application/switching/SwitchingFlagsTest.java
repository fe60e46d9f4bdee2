package io.twinstore.application.switching;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SwitchingFlagsTest {
    private static final List<Flag> FLAGS = List.of(Flag.values());
    private static final Flags OFF = Flags.DEFAULT;
    private static final Flags ON = OFF.with(Flag.USE_REPOSITORY_PATTERN, true);

    @Test
    void aCallKeepsTheFlagsUnderWhichItBegan() {
        var flags = new SwitchingFlags(OFF);
        try (var early = flags.hold()) {
            flags.switchTo(ON);
            assertEquals(OFF, early.flags());
            assertFalse(flags.drained());
            try (var late = flags.hold()) {
                assertEquals(ON, late.flags());
            }
        }
        assertTrue(flags.drained());
    }

    @Test
    void twoSwitchesWhileACallGoesOnAreNotInForce() {
        var flags = new SwitchingFlags(OFF);
        try (var early = flags.hold()) {
            flags.switchTo(ON);
            flags.switchTo(OFF);
            assertEquals(OFF, early.flags());
            assertFalse(flags.drained());
        }
        assertTrue(flags.drained());
    }

    /** Each time a call takes hold of the flags at the very moment of a switch; it is counted if it got the earlier ones. */
    @Test
    void aCallThatBeginsWhileASwitchIsMadeIsCounted() throws InterruptedException {
        var flags = new SwitchingFlags(OFF);
        var round = new AtomicInteger();
        var seen = new AtomicReference<FlagSource.@Nullable Held>();
        int rounds = 20_000;
        var caller = new Thread(() -> {
            for (int i = 1; i <= rounds; i++) {
                while (round.get() < i) {
                    Thread.onSpinWait();
                }
                seen.set(flags.hold());
            }
        });
        caller.start();
        int missed = 0;
        for (int i = 1; i <= rounds; i++) {
            var before = flags.flags();
            round.set(i);
            flags.switchTo(before.with(Flag.DUAL_WRITE, !before.on(Flag.DUAL_WRITE)));
            var held = seen.getAndSet(null);
            while (held == null) {
                Thread.onSpinWait();
                held = seen.getAndSet(null);
            }
            missed += held.flags().equals(before) && flags.drained() ? 1 : 0;
            held.close();
        }
        caller.join();
        assertEquals(0, missed);
    }

    @Test
    void aReasonStaysUntilTheNextGoodState() {
        var flags = new SwitchingFlags(OFF);
        flags.switchTo(OFF, "malformed");
        assertEquals("malformed", flags.problem().orElseThrow());
        flags.switchTo(OFF);
        assertTrue(flags.problem().isEmpty());
    }

    /** The flags as the digits of a number, so that a call can tell which state it sees. */
    private static Flags numbered(int number) {
        var flags = OFF;
        for (int digit = 0; digit < FLAGS.size(); digit++) {
            flags = flags.with(FLAGS.get(digit), (number >> digit & 1) == 1);
        }
        return flags;
    }

    private static int number(Flags flags) {
        int number = 0;
        for (int digit = 0; digit < FLAGS.size(); digit++) {
            number |= flags.on(FLAGS.get(digit)) ? 1 << digit : 0;
        }
        return number;
    }

    @Test
    void noCallBeginsUnderOldFlagsOnceASwitchIsAcknowledged() throws Exception {
        var flags = new SwitchingFlags(numbered(0));
        var acknowledged = new AtomicInteger();
        var stop = new AtomicBoolean();
        var threads = Executors.newFixedThreadPool(4);
        var callers = new ArrayList<Future<Integer>>();
        for (int i = 0; i < 4; i++) {
            callers.add(threads.submit(() -> staleCalls(stop, flags, acknowledged)));
        }
        for (int i = 1; i <= 1_000; i++) {
            flags.switchTo(numbered(i));
            while (!flags.drained()) {
                LockSupport.parkNanos(1); // a call that is to end may need this processor
            }
            acknowledged.set(i);
        }
        stop.set(true);
        for (var caller : callers) {
            assertEquals(0, caller.get());
        }
        threads.shutdown();
    }

    /** Counts the calls that saw a state older than the last switch that was acknowledged before they began. */
    private static int staleCalls(AtomicBoolean stop, SwitchingFlags flags, AtomicInteger acknowledged) {
        int stale = 0;
        while (!stop.get()) {
            int before = acknowledged.get();
            try (var held = flags.hold()) {
                stale += number(held.flags()) < before ? 1 : 0;
            }
        }
        return stale;
    }
}

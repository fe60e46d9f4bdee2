package io.twinstore.bootstrap.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Read flags flip under load: no call fails, and none that began after a flip was acknowledged is on the old side. */
@Tag("chaos")
class ReadFlipsTest {
    private static final int FLIPS = 1_000;
    private static final int THREADS = 4;
    private static final long LOOK_NANOS = 100_000;

    /** Knows between which flips a call ran, and so by which side it must have been answered. */
    private static final class Judge implements Load.Observer {
        private final LongAdder judged = new LongAdder();
        private final LongAdder onTheOldSide = new LongAdder();
        private final LongAdder writesElsewhere = new LongAdder();
        private volatile int begun;
        private volatile int acknowledged;

        @Override
        public int before() {
            return acknowledged;
        }

        @Override
        public void after(int thread, int before, Envelope<?> answer) {
            boolean writes = Load.writes(answer);
            if (writes && answer.backend() != Backend.SUPABASE) {
                writesElsewhere.increment();
            }
            if (!writes && before == begun) { // else a flip was under way while it ran, and both sides are right
                judged.increment();
                if (answer.backend() != side(before)) {
                    onTheOldSide.increment();
                }
            }
        }
    }

    private static Backend side(int flip) {
        return flip % 2 == 0 ? Backend.SUPABASE : Backend.POSTGRES;
    }

    private static void flip(Wiring twinstore, FlagStore file, int number) {
        var flags = Flags.DEFAULT.with(Flag.USE_REPOSITORY_PATTERN, side(number) == Backend.POSTGRES);
        file.write(twinstore.flags().flags(), flags, "test", Instant.EPOCH);
        twinstore.flags().follow();
        while (!twinstore.flags().drained()) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /** Lets the threads read under the flags that are acknowledged, so that there is something to judge. */
    private static void awaitReads(Judge judge) {
        long enough = judge.judged.sum() + THREADS;
        while (judge.judged.sum() < enough) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    @Test
    void noCallFailsAndNoneIsOnTheOldSide() throws InterruptedException {
        long seed = Figures.seed(getClass());
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores);
            flips(stores, seed);
        }
    }

    private static void flips(TwoStores stores, long seed) throws InterruptedException {
        try (var twinstore = stores.open()) {
            var file = stores.state().flags();
            var judge = new Judge();
            var load = Load.start(twinstore, THREADS, seed, judge);
            long longest = 0;
            for (int number = 1; number <= FLIPS; number++) {
                judge.begun = number;
                long start = System.nanoTime();
                flip(twinstore, file, number);
                longest = Math.max(longest, System.nanoTime() - start);
                judge.acknowledged = number;
                awaitReads(judge);
            }
            load.stop();
            Figures.print(
                    "%d threads, %,d mixed calls while read flags flip %,d times: %d failed calls, %d of %,d reads on the"
                            + " old side that began after the flip was acknowledged; the longest flip %.0f ms",
                    THREADS,
                    load.calls(),
                    FLIPS,
                    load.failures().size(),
                    judge.onTheOldSide.sum(),
                    judge.judged.sum(),
                    longest / 1e6);
            assertEquals(List.of(), load.failures());
            assertEquals(0, judge.onTheOldSide.sum());
            assertEquals(0, judge.writesElsewhere.sum());
        }
    }
}

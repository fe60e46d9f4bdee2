package io.twinstore.postgres.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;

/** Contenders that take turns at one operation in slices of 50 ms, in shuffled order. */
final class Race {
    private static final long SLICE_NANOS = 50_000_000;
    private static final int WARM_UP = 40;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** One contender in the race. */
    static final class Runner {
        final String name;
        final Callable<? extends List<?>> call;
        private final List<Double> slices = new ArrayList<>();
        private long bytes;
        private long calls;

        Runner(String name, Callable<? extends List<?>> call) {
            this.name = name;
            this.call = call;
        }

        private void slice(boolean counts) throws Exception {
            long allocated = THREADS.getCurrentThreadAllocatedBytes();
            long start = System.nanoTime();
            long now = start;
            int done = 0;
            while (now - start < SLICE_NANOS) {
                call.call();
                done++;
                now = System.nanoTime();
            }
            if (counts) {
                slices.add((now - start) / 1e3 / done);
                bytes += THREADS.getCurrentThreadAllocatedBytes() - allocated;
                calls += done;
            }
        }

        /** Microseconds a call in the fastest slice. */
        double fastest() {
            return Collections.min(slices);
        }

        /** Microseconds a call in the median slice. */
        double median() {
            var sorted = slices.stream().sorted().toList();
            return sorted.get(sorted.size() / 2);
        }

        /** Kilobytes that a call allocates. */
        double kilobytes() {
            return bytes / 1e3 / calls;
        }
    }

    private final List<Runner> runners;
    private final Random order;

    Race(List<Runner> runners, Random order) {
        this.runners = List.copyOf(runners);
        this.order = order;
    }

    /** Runs all rounds, after at most as many of warm-up. */
    void run(int rounds) throws Exception {
        var turn = new ArrayList<>(runners);
        for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
            Collections.shuffle(turn, order);
            for (var runner : turn) {
                runner.slice(round >= 0);
            }
        }
    }
}

package io.twinstore.postgres.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/** Eight threads at once at a mix of the reads and of upserts of one client; contenders take turns in slices. */
final class Crowd {
    private static final int THREADS = 8;
    private static final long SLICE_NANOS = 250_000_000;
    private static final int WARM_UP = 4;
    private static final List<Operation> MIX = List.of(
            Operation.CLIENT_BY_ID,
            Operation.CLIENT_BY_PHONE,
            Operation.SEARCH,
            Operation.SERVICES,
            Operation.SCHEDULES,
            Operation.UPCOMING,
            Operation.UPSERT_ONE);

    private final List<Contender> contenders;
    private final Random order;

    Crowd(List<Contender> contenders, Random order) {
        this.contenders = contenders;
        this.order = order;
    }

    /** The table of calls a second, and their ratio to the first contender's. */
    String table(int rounds) throws Exception {
        var slices = new ArrayList<List<Double>>();
        contenders.forEach(contender -> slices.add(new ArrayList<>()));
        var turn = new ArrayList<Integer>();
        for (int i = 0; i < contenders.size(); i++) {
            turn.add(i);
        }
        var threads = Executors.newFixedThreadPool(THREADS);
        try {
            for (int round = -Math.min(WARM_UP, rounds); round < rounds; round++) {
                Collections.shuffle(turn, order);
                for (int i : turn) {
                    double calls = slice(contenders.get(i), threads);
                    if (round >= 0) {
                        slices.get(i).add(calls);
                    }
                }
            }
        } finally {
            threads.shutdownNow();
        }
        return lines(slices);
    }

    private String lines(List<List<Double>> slices) {
        var lines = new StringBuilder("""

                | 8 threads, a mix | throughput | of medians | calls a second |
                |---|---|---|---|
                """);
        for (int i = 0; i < contenders.size(); i++) {
            lines.append("| %s | %.2f | %.2f | %.0f |%n"
                    .formatted(
                            contenders.get(i).name(),
                            Collections.max(slices.get(i)) / Collections.max(slices.get(0)),
                            median(slices.get(i)) / median(slices.get(0)),
                            Collections.max(slices.get(i))));
        }
        return lines.toString();
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    /** Calls a second of all threads together. */
    private static double slice(Contender contender, ExecutorService threads) throws Exception {
        var calls = new ArrayList<Callable<? extends List<?>>>();
        for (var operation : MIX) {
            calls.add(contender.call(operation).orElseThrow());
        }
        var done = new LongAdder();
        long start = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        for (int thread = 0; thread < THREADS; thread++) {
            int first = thread;
            running.add(threads.submit(() -> {
                for (int i = first; System.nanoTime() - start < SLICE_NANOS; i++) {
                    calls.get(i % calls.size()).call();
                    done.increment();
                }
                return null;
            }));
        }
        for (var each : running) {
            each.get();
        }
        return done.sum() * 1e9 / (System.nanoTime() - start);
    }
}

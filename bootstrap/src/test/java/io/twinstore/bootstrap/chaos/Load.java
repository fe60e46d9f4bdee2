package io.twinstore.bootstrap.chaos;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.wiring.Wiring;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Threads of mixed calls until they are stopped, and what came of them. */
final class Load {

    /** Looks on at every call. */
    interface Observer {
        /** Before it begins; the answer is handed back with its outcome. */
        int before();

        /** After it ended. */
        void after(int thread, int before, Envelope<?> answer);
    }

    private final Observer observer;
    private final LongAdder calls = new LongAdder();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final LongAccumulator longestWrite = new LongAccumulator(Math::max, 0);
    private final List<Thread> threads;
    private volatile boolean stopped;

    private Load(Wiring twinstore, int threads, long seed, Observer observer) {
        this.observer = observer;
        this.threads = IntStream.range(0, threads)
                .mapToObj(number ->
                        new Thread(() -> run(twinstore, number, new Random(seed + number)), "load-" + number))
                .toList();
    }

    /** Starts the threads; each is another module's. */
    static Load start(Wiring twinstore, int threads, long seed, Observer observer) {
        var load = new Load(twinstore, threads, seed, observer);
        load.threads.forEach(Thread::start);
        return load;
    }

    private void run(Wiring twinstore, int number, Random random) {
        var modules = CallingModule.values();
        var mixed = new MixedCalls(twinstore.dataLayer(modules[number % modules.length]), random);
        while (!stopped) {
            int before = observer.before();
            long start = System.nanoTime();
            var answer = mixed.next();
            long took = System.nanoTime() - start;
            observer.after(number, before, answer);
            calls.increment();
            if (writes(answer)) {
                longestWrite.accumulate(took);
            }
            if (!answer.success()) {
                failures.add(String.valueOf(answer.error()));
            }
        }
    }

    static boolean writes(Envelope<?> answer) {
        return answer.operation().startsWith("upsert");
    }

    /** Ends the threads after their call. */
    void stop() throws InterruptedException {
        stopped = true;
        for (var thread : threads) {
            thread.join();
        }
    }

    long calls() {
        return calls.sum();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    /** How long the longest write took, which waits while the primary changes. */
    double longestWriteMillis() {
        return longestWrite.get() / 1e6;
    }
}

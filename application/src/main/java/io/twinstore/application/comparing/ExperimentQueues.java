package io.twinstore.application.comparing;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Two bounded queues with threads of their own, for first comparisons and for rechecks: if suspects competed with first
 * comparisons for room, mismatches would be dropped more often than matches.
 */
final class ExperimentQueues implements AutoCloseable {
    private static final long CLOSE_MILLIS = 1_000;

    private final ThreadPoolExecutor first;
    private final ThreadPoolExecutor second;

    /** With so many threads for first comparisons, and one for rechecks. */
    ExperimentQueues(int threads, int room, Consumer<Experiment<?>> refused) {
        first = pool("twinstore-compare", threads, room, refused);
        second = pool("twinstore-compare-again", 1, room, refused);
    }

    private static ThreadPoolExecutor pool(String name, int threads, int room, Consumer<Experiment<?>> refused) {
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(room),
                daemons(name),
                (experiment, pool) -> refused.accept((Experiment<?>) experiment));
    }

    /** Threads that do not keep a program from ending. */
    static ThreadFactory daemons(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    void first(Experiment<?> experiment) {
        first.execute(experiment);
    }

    void second(Experiment<?> experiment) {
        second.execute(experiment);
    }

    /** Gives up first comparisons at once; suspects have a second for their recheck. */
    @Override
    public void close() {
        first.shutdownNow();
        awaitEnd(first);
        second.shutdown();
        awaitEnd(second);
        second.shutdownNow();
        awaitEnd(second);
    }

    private static void awaitEnd(ThreadPoolExecutor pool) {
        try {
            var unused = pool.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

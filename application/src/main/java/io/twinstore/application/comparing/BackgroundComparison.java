package io.twinstore.application.comparing;

import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares reads on threads of its own. What the caller pays is a place in a bounded queue; when there is none the read is
 * dropped and counted. Every read that is taken is counted once.
 */
public final class BackgroundComparison implements ReadComparison, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackgroundComparison.class.getName());
    private static final long SAVE_MILLIS = 1_000;
    private static final long CLOSE_MILLIS = 1_000;

    /**
     * How much comparing may take.
     *
     * @param percent how many of a hundred reads are compared
     * @param queue how many may wait
     * @param pause how long a suspect rests before both stores are asked again
     * @param deadline after how long in the queue a read is dropped
     */
    public record Settings(
            int percent, Candidate candidate, int threads, int queue, Duration pause, Duration deadline) {

        /** This share of reads with this candidate, within bounds that a small machine can bear. */
        public static Settings of(int percent, Candidate candidate) {
            return new Settings(percent, candidate, 2, 128, Duration.ofMillis(500), Duration.ofSeconds(5));
        }
    }

    private final Settings settings;
    private final Supplier<Bench> source;
    private final Clock clock;
    private final Notebook notebook = new Notebook();
    private final Set<Trial> open = ConcurrentHashMap.newKeySet();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, thread("twinstore-compare-timer"), new ThreadPoolExecutor.DiscardPolicy());
    private final ThreadPoolExecutor workers;
    private @Nullable Bench bench;
    private boolean warned;
    private long saved;
    private volatile boolean closed;

    /** Opens the bench when the first read is compared. */
    public BackgroundComparison(Settings settings, Supplier<Bench> source, Clock clock) {
        this.settings = settings;
        this.source = source;
        this.clock = clock;
        workers = new ThreadPoolExecutor(
                settings.threads(),
                settings.threads(),
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.queue()),
                thread("twinstore-compare"),
                (trial, pool) -> end((Trial) trial, Outcome.DROPPED));
    }

    private static ThreadFactory thread(String name) {
        return work -> {
            var thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        };
    }

    @Override
    public void offer(Read read) {
        if (!closed && sampled()) {
            var trial = new Trial(this, read, candidate(read.control()));
            open.add(trial);
            workers.execute(trial);
        }
    }

    private boolean sampled() {
        return settings.percent() >= 100 || ThreadLocalRandom.current().nextInt(100) < settings.percent();
    }

    private Backend candidate(Backend control) {
        return settings.candidate() == Candidate.SELF ? control : control.other();
    }

    /** What it works with; nothing while it cannot be opened. */
    synchronized Optional<Bench> bench() {
        if (bench == null && !closed) {
            try {
                bench = source.get();
                var unused = timer.scheduleWithFixedDelay(this::save, SAVE_MILLIS, SAVE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (RuntimeException e) {
                warn("reads are not compared", e);
            }
        }
        return Optional.ofNullable(bench);
    }

    /** Once: what fails now will fail with the next read too. */
    private synchronized void warn(String what, RuntimeException e) {
        if (!warned) {
            warned = true;
            LOG.log(System.Logger.Level.WARNING, what + ": " + e.getMessage());
        }
    }

    Settings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    void suspect(Trial trial) {
        notebook.count(trial.operation(), Outcome.SUSPECTED);
        var unused =
                timer.schedule(() -> workers.execute(trial), settings.pause().toMillis(), TimeUnit.MILLISECONDS);
    }

    void end(Trial trial, Outcome outcome) {
        if (open.remove(trial)) {
            notebook.count(trial.operation(), outcome);
        }
    }

    void ignore(Trial trial, String rule) {
        if (open.remove(trial)) {
            notebook.ignored(trial.operation(), rule);
        }
    }

    /** A read that comparing itself could not cope with; one that breaks off because all is being closed is none. */
    void fault(Trial trial, RuntimeException e) {
        if (closed) {
            end(trial, Outcome.DROPPED);
        } else if (open.remove(trial)) {
            notebook.ignored(trial.operation(), Rules.FAULT);
            LOG.log(
                    System.Logger.Level.ERROR,
                    "comparing " + trial.operation() + " failed by a fault of this library",
                    MaskedFault.of(e));
        }
    }

    void mismatched(Trial trial, List<Mismatch> mismatches, List<String> diagnoses) {
        if (open.remove(trial)) {
            notebook.mismatched(trial.operation(), mismatches, diagnoses);
        }
    }

    /** What was found so far. */
    public Findings findings() {
        return notebook.findings();
    }

    @Override
    public Optional<String> note() {
        var total = findings().total();
        long mismatched = total.count(Outcome.MISMATCHED);
        return mismatched == 0
                ? Optional.empty()
                : Optional.of("comparing reads: " + mismatched + " of " + total.decided()
                        + " calls differ; see 'twinstore compare report'");
    }

    private synchronized void save() {
        long entries = notebook.entries();
        if (bench == null || entries == saved) {
            return;
        }
        try {
            bench.save(notebook.findings());
            saved = entries;
        } catch (RuntimeException e) {
            warn("what comparing reads found is not saved", e);
        }
    }

    /** Drops what is not finished, saves what was found, and closes the bench. */
    @Override
    public void close() {
        closed = true;
        timer.shutdownNow();
        workers.shutdownNow();
        try {
            var unused = workers.awaitTermination(CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        List.copyOf(open).forEach(trial -> end(trial, Outcome.DROPPED));
        save();
        closeBench();
    }

    private synchronized void closeBench() {
        if (bench != null) {
            bench.close();
            bench = null;
        }
    }
}

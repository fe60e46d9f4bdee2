package io.twinstore.application.comparing;

import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/**
 * Compares reads on threads of its own. What the caller pays is a place in a bounded queue; when there is none the read is
 * dropped and counted. Every read that is taken is counted once.
 */
public final class BackgroundComparison implements ReadComparison, AutoCloseable {
    private static final System.Logger LOG = System.getLogger(BackgroundComparison.class.getName());

    /**
     * How much comparing may take.
     *
     * @param percent how many of a hundred reads are compared
     * @param threads how many reads are looked at for the first time at once
     * @param queue how many reads may wait to be compared, and how many suspects to be rechecked
     * @param pause how long a suspect rests before both stores are asked again
     * @param deadline after how long in the queue a read is dropped, and a recheck gives up
     */
    public record Settings(
            int percent, Candidate candidate, int threads, int queue, Duration pause, Duration deadline) {

        /** This share of reads with this candidate, within bounds that a small machine can bear. */
        public static Settings of(int percent, Candidate candidate) {
            return new Settings(percent, candidate, 2, 128, Duration.ofMillis(500), Duration.ofSeconds(5));
        }

        /** How many questions it asks a store at once: one for each thread, and one for the recheck. */
        public int connections() {
            return threads + 1;
        }
    }

    private final Settings settings;
    private final Clock clock;
    private final Counters counters = new Counters();
    private final LazyContext context;
    private final Set<Experiment<?>> open = ConcurrentHashMap.newKeySet();
    private final ExperimentQueues queues;
    private volatile boolean closed;

    /** Opens the context when the first read is compared. */
    public BackgroundComparison(Settings settings, Supplier<ExperimentContext> source, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        context = new LazyContext(source, counters);
        queues = new ExperimentQueues(
                settings.threads(), settings.queue(), experiment -> end(experiment, Outcome.DROPPED));
    }

    @Override
    public void offer(Read<?> read) {
        if (!closed && sampled()) {
            var experiment = new Experiment<>(this, read, candidate(read.control()));
            open.add(experiment);
            queues.first(experiment);
        }
    }

    private boolean sampled() {
        return settings.percent() >= 100 || ThreadLocalRandom.current().nextInt(100) < settings.percent();
    }

    private Backend candidate(Backend control) {
        return settings.candidate() == Candidate.SELF ? control : control.other();
    }

    /** What it works with; nothing while it cannot be opened. */
    Optional<ExperimentContext> context() {
        return context.open();
    }

    Settings settings() {
        return settings;
    }

    Instant now() {
        return clock.instant();
    }

    void suspect(Experiment<?> experiment) {
        counters.count(experiment.read(), Outcome.SUSPECTED);
        queues.second(experiment);
    }

    /** A suspect that was neither found equal nor to differ is counted apart: only mismatches could vanish so. */
    void end(Experiment<?> experiment, Outcome outcome) {
        if (open.remove(experiment)) {
            boolean lost = experiment.suspected() && outcome != Outcome.MATCHED;
            counters.count(experiment.read(), lost ? Outcome.UNDECIDED : outcome);
        }
    }

    void ignore(Experiment<?> experiment, String rule) {
        if (open.remove(experiment)) {
            counters.ignored(experiment.read(), rule);
        }
    }

    /** A read that comparing itself could not cope with; one that breaks off because all is being closed is none. */
    void fault(Experiment<?> experiment, RuntimeException e) {
        if (!closed) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "comparing " + experiment.read().operation() + " failed by a fault of this library",
                    MaskedFault.of(e));
        }
        end(experiment, closed ? Outcome.DROPPED : Outcome.UNDECIDED);
    }

    void mismatched(Experiment<?> experiment, List<Mismatch> mismatches, List<String> diagnoses) {
        if (open.remove(experiment)) {
            counters.mismatched(experiment.read(), mismatches, diagnoses);
        }
    }

    /** What was found so far. */
    public Findings findings() {
        return counters.findings();
    }

    @Override
    public Optional<String> note() {
        var total = findings().total();
        long mismatched = total.count(Outcome.MISMATCHED);
        var notes = context.problems();
        if (mismatched > 0) {
            notes.add("comparing reads: " + mismatched + " of " + total.decided()
                    + " calls differ; see 'twinstore compare report'");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    /**
     * Drops what was not compared yet, gives suspects a second for their recheck, saves what was found, and closes the
     * context.
     */
    @Override
    public void close() {
        closed = true;
        Closer.closeAll(queues::close, this::dropOpen, context::close);
    }

    private void dropOpen() {
        List.copyOf(open).forEach(experiment -> end(experiment, Outcome.DROPPED));
    }
}

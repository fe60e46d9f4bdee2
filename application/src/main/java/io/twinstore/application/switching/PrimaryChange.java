package io.twinstore.application.switching;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Changes the primary under running processes: reconciles what is left, closes the write fence, waits until no write is under
 * way and no pending write is left, lets the flags be written, and opens the write fence. Refused, with nothing changed,
 * when that does not
 * come about.
 */
public final class PrimaryChange {
    /** A reconciler that found a store down looks again after half a minute at the latest. */
    private static final Duration RECONCILE_TIMEOUT = Duration.ofSeconds(40);

    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private final SharedState state;
    private final Runnable reconcile;
    private final Duration timeout;

    /**
     * Over this state.
     *
     * @param reconcile works off the pending writes that no running process holds
     * @param timeout how long writes may have to wait
     */
    public PrimaryChange(SharedState state, Runnable reconcile, Duration timeout) {
        this.state = state;
        this.reconcile = reconcile;
        this.timeout = timeout;
    }

    /** The flags before and after, and who changes them when. */
    public record Change(Flags old, Flags changed, String who, Instant when) {}

    /** What one look behind the closed fence found: that the change was made, that it never will, or that it must wait. */
    public record Attempt(boolean made, boolean refused, String reason) {
        private static Attempt wait(String reason) {
            return new Attempt(false, false, reason);
        }

        private static Attempt refuse(String reason) {
            return new Attempt(false, true, reason);
        }
    }

    /**
     * Reconciles what can be reconciled while writes go on; answers why the change would be refused, or nothing. What running
     * processes have to copy still, such as after an outage, must not keep the write fence closed.
     */
    public Optional<String> prepare() {
        var open = openDivergence();
        if (open.isPresent()) {
            return open;
        }
        reconcile.run();
        long deadline = System.nanoTime() + RECONCILE_TIMEOUT.toNanos();
        var report = state.journal().report();
        while (report.counts().dirty() > 0 && refusalReason(report).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return Optional.of(late(report));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            report = state.journal().report();
        }
        return refusalReason(report);
    }

    /** Makes the change while nothing is under way; answers why it was refused, or nothing when it was made. */
    public Optional<String> run(Change change) {
        try (var closed = state.fence().close()) {
            long deadline = System.nanoTime() + timeout.toNanos();
            var attempt = attempt(closed, change);
            while (!attempt.made() && !attempt.refused() && System.nanoTime() < deadline) {
                LockSupport.parkNanos(LOOK_NANOS);
                attempt = attempt(closed, change);
            }
            return attempt.made() ? Optional.empty() : Optional.of(attempt.reason());
        }
    }

    /** Looks once behind the closed fence, and makes the change if nothing is under way and no pending write is left. */
    public Attempt attempt(WriteFence.Closed closed, Change change) {
        var writers = closed.activeWriters();
        if (!writers.isEmpty()) {
            return Attempt.wait("writes are still active in " + String.join(", ", writers)
                    + "; end them or that process, and try again");
        }
        var report = state.journal().report();
        var refusalReason = refusalReason(report);
        if (refusalReason.isPresent()) {
            return Attempt.refuse(refusalReason.get());
        }
        if (!report.isEmpty()) {
            return Attempt.wait(late(report));
        }
        make(change);
        return new Attempt(true, false, "");
    }

    /** The last step decides: whatever fails before it, the primary stays. */
    private void make(Change change) {
        state.journal().force();
        state.flags().write(change.old(), change.changed(), change.who(), change.when());
        state.flags().writePrimary(change.changed().primary());
    }

    /** Why it would be refused now, as far as that does not change by itself; nothing when it would not. */
    Optional<String> refusalReason() {
        return refusalReason(state.journal().report());
    }

    private Optional<String> refusalReason(JournalReport report) {
        return openDivergence().or(() -> lasting(report));
    }

    private Optional<String> openDivergence() {
        return state.divergence()
                .problem()
                .map(problem -> "an unverified divergence is open (" + problem
                        + "); turn DUAL_WRITE on, then run 'twinstore validate' until it says equal");
    }

    /** What will not go away while writes wait. */
    private static Optional<String> lasting(JournalReport report) {
        if (!report.problems().isEmpty()) {
            return Optional.of(String.join("; ", report.problems()));
        }
        var counts = report.counts();
        return counts.inDoubt() + counts.blocked() > 0
                ? Optional.of(
                        "rows of earlier writes are not reconciled (" + counts + "); see 'twinstore replay --dry-run'")
                : Optional.empty();
    }

    private static String late(JournalReport report) {
        return "rows of the last writes are not reconciled in time (" + report.counts()
                + "); do both stores answer? Then try again";
    }
}

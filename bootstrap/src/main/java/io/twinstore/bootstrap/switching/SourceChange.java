package io.twinstore.bootstrap.switching;

import io.twinstore.application.journal.Gap;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.bootstrap.home.Home;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Changes the source of truth under running processes: settles what is left, closes the gate, waits until no write is under
 * way and no mark is left, lets the flags be written, and opens the gate. Refused, with nothing changed, when that does not
 * come about.
 */
public final class SourceChange {
    /** A settler that found a store down looks again after half a minute at the latest. */
    private static final Duration SETTLE_PATIENCE = Duration.ofSeconds(40);

    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private final Home home;
    private final Gap gap;
    private final Supplier<JournalReport> journal;
    private final Runnable settle;
    private final Duration patience;

    /**
     * In this home.
     *
     * @param journal what all segments say at one moment
     * @param settle works off the marks that no running process holds
     * @param patience how long writes may have to wait
     */
    public SourceChange(Home home, Gap gap, Supplier<JournalReport> journal, Runnable settle, Duration patience) {
        this.home = home;
        this.gap = gap;
        this.journal = journal;
        this.settle = settle;
        this.patience = patience;
    }

    /**
     * Settles what can be settled while writes go on; answers why the change would be refused, or nothing. What running
     * processes have to copy still, such as after an outage, must not keep the gate closed.
     */
    public Optional<String> prepare() {
        var open = openGap(gap);
        if (open.isPresent()) {
            return open;
        }
        settle.run();
        long deadline = System.nanoTime() + SETTLE_PATIENCE.toNanos();
        var report = journal.get();
        while (report.counts().dirty() > 0 && hindrance(gap, report).isEmpty()) {
            if (System.nanoTime() > deadline) {
                return Optional.of(late(report));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            report = journal.get();
        }
        return hindrance(gap, report);
    }

    /** Runs the change while nothing is under way; answers why it was refused, or nothing when it was made. */
    public Optional<String> run(Runnable change) {
        try (var closed = ClosedGate.close(home)) {
            long deadline = System.nanoTime() + patience.toNanos();
            var refused = awaitNoWrites(closed, deadline)
                    .or(() -> awaitNoMarks(deadline))
                    .or(() -> openGap(gap));
            if (refused.isEmpty()) {
                change.run();
            }
            return refused;
        }
    }

    /** Why it would be refused now, as far as that does not change by itself; nothing when it would not. */
    static Optional<String> hindrance(Gap gap, JournalReport report) {
        return openGap(gap).or(() -> lasting(report));
    }

    private static Optional<String> openGap(Gap gap) {
        return gap.problem()
                .map(problem -> "the stores may differ unnoticed (" + problem
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
                        "rows of earlier writes are not settled (" + counts + "); see 'twinstore replay --dry-run'")
                : Optional.empty();
    }

    private static Optional<String> awaitNoWrites(ClosedGate closed, long deadline) {
        List<String> keepers = closed.keepers();
        while (!keepers.isEmpty()) {
            if (System.nanoTime() > deadline) {
                return Optional.of("writes are still under way in " + String.join(", ", keepers)
                        + "; end them or that process, and try again");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            keepers = closed.keepers();
        }
        return Optional.empty();
    }

    private Optional<String> awaitNoMarks(long deadline) {
        var report = journal.get();
        while (!report.isEmpty()) {
            var unsettled = lasting(report);
            if (unsettled.isPresent()) {
                return unsettled;
            }
            if (System.nanoTime() > deadline) {
                return Optional.of(late(report));
            }
            LockSupport.parkNanos(LOOK_NANOS);
            report = journal.get();
        }
        return Optional.empty();
    }

    private static String late(JournalReport report) {
        return "rows of the last writes are not settled in time (" + report.counts()
                + "); do both stores answer? Then try again";
    }
}

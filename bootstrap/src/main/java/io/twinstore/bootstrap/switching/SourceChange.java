package io.twinstore.bootstrap.switching;

import io.twinstore.application.journal.Gap;
import io.twinstore.application.journal.MarkCounts;
import io.twinstore.bootstrap.home.Home;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Changes the source of truth under running processes: closes the gate, waits until no write is under way and no mark is
 * left, lets the flags be written, and opens the gate. Refused, with nothing changed, when that does not come about.
 */
public final class SourceChange {
    private static final long LOOK_NANOS = Duration.ofMillis(5).toNanos();

    private final Home home;
    private final Gap gap;
    private final Supplier<MarkCounts> marks;
    private final Runnable settle;
    private final Duration patience;

    /**
     * In this home.
     *
     * @param marks those of all processes
     * @param settle works off the marks that no running process holds
     * @param patience how long writes may have to wait
     */
    public SourceChange(Home home, Gap gap, Supplier<MarkCounts> marks, Runnable settle, Duration patience) {
        this.home = home;
        this.gap = gap;
        this.marks = marks;
        this.settle = settle;
        this.patience = patience;
    }

    /** Runs the change while nothing is under way; answers why it was refused, or nothing when it was made. */
    public Optional<String> run(Runnable change) {
        var before = gap.problem()
                .map(problem -> "the stores may differ unnoticed (" + problem
                        + "); turn DUAL_WRITE on, then run 'twinstore validate' until it says equal");
        if (before.isPresent()) {
            return before;
        }
        settle.run();
        var unsettled = lasting(marks.get());
        if (unsettled.isPresent()) {
            return unsettled;
        }
        try (var closed = ClosedGate.close(home)) {
            long deadline = System.nanoTime() + patience.toNanos();
            var refused = awaitNoWrites(closed, deadline)
                    .or(() -> awaitNoMarks(deadline))
                    .or(gap::problem);
            if (refused.isEmpty()) {
                change.run();
            }
            return refused;
        }
    }

    /** Marks that will not go away while writes wait. */
    private static Optional<String> lasting(MarkCounts counts) {
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
        var counts = marks.get();
        while (counts.total() > 0) {
            var unsettled = lasting(counts);
            if (unsettled.isPresent()) {
                return unsettled;
            }
            if (System.nanoTime() > deadline) {
                return Optional.of("rows of the last writes are not settled in time (" + counts + "); try again");
            }
            LockSupport.parkNanos(LOOK_NANOS);
            counts = marks.get();
        }
        return Optional.empty();
    }
}

package io.twinstore.application.comparing;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One read under comparison: the candidate is asked, and when it differs from what the caller got, both are asked again. */
final class Experiment<A> implements Runnable {
    private static final int SHOWN_ROWS = 5;

    private final BackgroundComparison comparison;
    private final Read<A> read;
    private final Backend candidate;
    private final long offered = System.nanoTime();
    private long due; // an experiment is in one thread's hands at a time; the executors publish it
    private volatile boolean suspected;

    Experiment(BackgroundComparison comparison, Read<A> read, Backend candidate) {
        this.comparison = comparison;
        this.read = read;
        this.candidate = candidate;
    }

    /** The read that is compared. */
    Read<A> read() {
        return read;
    }

    /** Whether the two differed at first. */
    boolean suspected() {
        return suspected;
    }

    @Override
    public void run() {
        try {
            var context = comparison.context();
            if (context.isEmpty()) {
                comparison.end(this, Outcome.UNANSWERED);
            } else if (suspected) {
                rest();
                again(context.get());
            } else {
                first(context.get());
            }
        } catch (RuntimeException e) {
            comparison.fault(this, e);
        }
    }

    private void first(ExperimentContext context) {
        if (isOver(comparison.settings().deadline(), offered)) {
            comparison.end(this, Outcome.DROPPED);
            return;
        }
        var observed = ask(context, candidate);
        if (observed.unanswered()) {
            comparison.end(this, Outcome.UNANSWERED);
        } else if (differences(read.answer(), observed).isEmpty()) {
            comparison.end(this, Outcome.MATCHED);
        } else {
            suspected = true;
            due = System.nanoTime() + comparison.settings().pause().toNanos();
            comparison.suspect(this);
        }
    }

    private static boolean isOver(Duration time, long since) {
        return System.nanoTime() - since > time.toNanos();
    }

    /** In its place of the bounded queue, so that no more suspects can rest than may wait; all rest equally long. */
    private void rest() {
        long left = due - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(this, left);
            left = due - System.nanoTime();
        }
    }

    private void again(ExperimentContext context) {
        long start = System.nanoTime();
        var control = ask(context, read.control()).answer();
        var observed = ask(context, candidate);
        if (control == null || observed.unanswered()) {
            comparison.end(this, Outcome.UNANSWERED);
            return;
        }
        var differences = differences(control, observed);
        if (differences.isEmpty()) {
            comparison.end(this, Outcome.MATCHED);
        } else {
            var pending = pending(context, differences);
            if (isOver(comparison.settings().deadline(), start)) { // pending keys read so late say nothing
                comparison.end(this, Outcome.DROPPED);
            } else {
                judge(context, pending, control, observed.answer(), differences);
            }
        }
    }

    private void judge(
            ExperimentContext context,
            Set<RowKey> pending,
            Listing<Row<A>> control,
            @Nullable Listing<Row<A>> other,
            List<Difference> differences) {
        var rules = new Rules(pending, read.query().ordersByText(), control, other == null ? control : other);
        var rule = rules.explaining(differences);
        if (rule.isPresent()) {
            comparison.ignore(this, rule.get());
            return;
        }
        var now = ask(context, read.control()).answer();
        if (now == null) {
            comparison.end(this, Outcome.UNANSWERED);
        } else if (!now.equals(control)) {
            comparison.ignore(this, Rules.CHANGING);
        } else {
            mismatched(context, rules.unexplained(differences));
        }
    }

    private static Set<RowKey> pending(ExperimentContext context, List<Difference> differences) {
        return context.pending()
                .pending(differences.stream()
                        .flatMap(difference -> Stream.ofNullable(difference.key()))
                        .collect(Collectors.toSet()));
    }

    private Observation<A> ask(ExperimentContext context, Backend backend) {
        return Observation.of(() -> context.ask(backend, read.query()));
    }

    private List<Difference> differences(Listing<Row<A>> control, Observation<A> observed) {
        var other = observed.answer();
        return other == null
                ? List.of(Difference.of(Kind.FAILED, "error", null))
                : AnswerComparison.differences(read.query().schema(), control, other);
    }

    private void mismatched(ExperimentContext context, List<Difference> differences) {
        var shown = differences.stream()
                .limit(SHOWN_ROWS)
                .map(difference -> Mismatch.of(comparison.now(), read, candidate, difference, context.hash()))
                .toList();
        comparison.mismatched(
                this, shown, differences.stream().map(Difference::diagnosis).toList());
    }
}

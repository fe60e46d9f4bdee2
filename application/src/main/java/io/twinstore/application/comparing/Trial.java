package io.twinstore.application.comparing;

import io.twinstore.application.comparing.Mismatch.Kind;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One read under comparison: the candidate is asked, and when it differs from what the caller got, both are asked again. */
final class Trial implements Runnable {
    private static final int SHOWN_ROWS = 5;

    private final BackgroundComparison comparison;
    private final Read read;
    private final Backend candidate;
    private final long offered = System.nanoTime();
    private boolean suspected; // a trial is in one thread's hands at a time; the executors publish it

    Trial(BackgroundComparison comparison, Read read, Backend candidate) {
        this.comparison = comparison;
        this.read = read;
        this.candidate = candidate;
    }

    String operation() {
        return read.operation();
    }

    @Override
    public void run() {
        try {
            var bench = comparison.bench();
            if (bench.isEmpty()) {
                comparison.end(this, Outcome.UNANSWERED);
            } else if (suspected) {
                again(bench.get());
            } else {
                first(bench.get());
            }
        } catch (RuntimeException e) {
            comparison.fault(this, e);
        }
    }

    private void first(Bench bench) {
        if (System.nanoTime() - offered > comparison.settings().deadline().toNanos()) {
            comparison.end(this, Outcome.DROPPED);
            return;
        }
        var observed = ask(bench, candidate);
        if (observed.unanswered()) {
            comparison.end(this, Outcome.UNANSWERED);
        } else if (differences(read.answer(), observed).isEmpty()) {
            comparison.end(this, Outcome.MATCHED);
        } else {
            suspected = true;
            comparison.suspect(this);
        }
    }

    private void again(Bench bench) {
        var control = ask(bench, read.control()).answer();
        var observed = ask(bench, candidate);
        if (control == null || observed.unanswered()) {
            comparison.end(this, Outcome.UNANSWERED);
            return;
        }
        var differences = differences(control, observed);
        if (differences.isEmpty()) {
            comparison.end(this, Outcome.MATCHED);
        } else {
            judge(bench, control, observed.answer(), differences);
        }
    }

    private void judge(Bench bench, Answer control, @Nullable Answer other, List<Difference> differences) {
        var rules =
                new Rules(marked(bench, differences), read.orderedByText(), control, other == null ? control : other);
        var rule = rules.explaining(differences);
        if (rule.isPresent()) {
            comparison.ignore(this, rule.get());
        } else if (!Objects.equals(ask(bench, read.control()).answer(), control)) {
            comparison.ignore(this, Rules.CHANGING);
        } else {
            mismatched(bench, rules.unexplained(differences));
        }
    }

    private static Set<RowKey> marked(Bench bench, List<Difference> differences) {
        return bench.marked()
                .marked(differences.stream()
                        .flatMap(difference -> Stream.ofNullable(difference.key()))
                        .collect(Collectors.toSet()));
    }

    private Observation ask(Bench bench, Backend backend) {
        return Observation.of(() -> bench.ask(backend, read.question()));
    }

    private List<Difference> differences(Answer control, Observation observed) {
        var other = observed.answer();
        return other == null
                ? List.of(Difference.of(Kind.FAILED, "error", null))
                : AnswerComparison.differences(read.shape(), control, other);
    }

    private void mismatched(Bench bench, List<Difference> differences) {
        var shown = new ArrayList<Mismatch>();
        for (var difference : differences.subList(0, Math.min(SHOWN_ROWS, differences.size()))) {
            shown.add(mismatch(bench, difference));
        }
        var diagnoses = differences.stream().map(Difference::diagnosis).toList();
        comparison.mismatched(this, shown, diagnoses);
    }

    private Mismatch mismatch(Bench bench, Difference difference) {
        var hash = bench.hash();
        var key = difference.key();
        return new Mismatch(
                comparison.now(),
                operation(),
                read.control(),
                candidate,
                read.shape().table(),
                difference.kind(),
                difference.diagnosis(),
                key == null ? null : hash.shown(read.shape(), key),
                difference.columns().stream()
                        .map(column -> new Mismatch.Value(
                                column,
                                hash.of(difference.control().get(column).toString()),
                                hash.of(difference.candidate().get(column).toString())))
                        .toList());
    }
}

package io.twinstore.application.readiness;

import io.twinstore.application.status.MoveStatus;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.tables.ConstraintReport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** GO or NO-GO: whether all that is asked for is there; what was not measured, or was long ago, is not there. */
public record Readiness(List<Line> lines) {
    /** Takes a copy. */
    public Readiness {
        lines = List.copyOf(lines);
    }

    /**
     * One thing that is asked for.
     *
     * @param threshold what it must be
     * @param measured what it is
     * @param at when that was seen; null when it never was
     * @param command what to type after {@code twinstore} to measure it, or to see it again
     */
    public record Line(
            String what,
            String threshold,
            String measured,
            @Nullable Instant at,
            boolean good,
            String command) {}

    /** Whether every line is good. */
    public boolean go() {
        return lines.stream().allMatch(Line::good);
    }

    /**
     * What is known of a move, held against the targets.
     *
     * @param constraints asks PostgreSQL; when it cannot be asked, that is a line that is not good
     */
    public static Readiness of(
            MoveStatus status,
            Measured measured,
            Supplier<ConstraintReport> constraints,
            ReadinessTargets targets,
            Instant now) {
        var state = new StateLines(status, targets, now);
        var lines = new ArrayList<>(state.rows());
        lines.addAll(constraints(constraints, now));
        lines.addAll(state.pending());
        lines.addAll(new ComparisonLines(status.comparisons(), targets, now).all());
        lines.addAll(new CallLines(measured, targets, now).all());
        lines.addAll(state.trials());
        return new Readiness(lines);
    }

    private static List<Line> constraints(Supplier<ConstraintReport> constraints, Instant now) {
        try {
            return ConstraintLines.of(constraints.get(), now);
        } catch (StoreException e) {
            return List.of(
                    new Line("keys and sequences", "all hold", "PostgreSQL: " + e.getMessage(), null, false, "health"));
        }
    }
}

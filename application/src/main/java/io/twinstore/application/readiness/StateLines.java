package io.twinstore.application.readiness;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.move.Plan;
import io.twinstore.application.readiness.Readiness.Line;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.Proof;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What commands have shown, and what is left to be done at the other store. */
final class StateLines {
    private final MoveStatus status;
    private final ReadinessTargets targets;
    private final Instant now;

    StateLines(MoveStatus status, ReadinessTargets targets, Instant now) {
        this.status = status;
        this.targets = targets;
        this.now = now;
    }

    /** Whether both stores hold the same rows. */
    List<Line> rows() {
        return List.of(
                evidence("preflight", "the move may start", Proof.PREFLIGHT),
                lag(),
                evidence("every table equal", "100 % of the rows", Proof.VALIDATE),
                rejects(),
                divergence());
    }

    private Line rejects() {
        var rejects = status.rejects();
        var measured = rejects.entrySet().stream()
                .map(table -> table.getKey() + ": " + table.getValue())
                .collect(Collectors.joining(", "));
        return new Line("rejects", "none", rejects.isEmpty() ? "none" : measured, now, rejects.isEmpty(), "repair");
    }

    /** Whether each write has reached both. */
    List<Line> pending() {
        var journal = status.journal();
        var measured = journal.isEmpty()
                ? "empty"
                : journal.problems().isEmpty()
                        ? journal.counts().toString()
                        : journal.problems().get(0);
        return List.of(new Line("journal", "empty", measured, now, journal.isEmpty(), "replay"));
    }

    /** Whether the stores were tried. */
    List<Line> trials() {
        return List.of(
                evidence("benchmark", "its targets met", Proof.BENCHMARK),
                evidence("smoke test", "all good", Proof.SMOKE));
    }

    /** How old the copy is, where only catch-up brings it what is written to Supabase. */
    private Line lag() {
        if (status.flags().primary() == Backend.POSTGRES) {
            return lag("not asked for: PostgreSQL is the primary", now, true);
        }
        if (status.flags().on(Flag.DUAL_WRITE)) {
            return lag("not asked for: each write goes to both", now, true);
        }
        var unknown = Plan.TABLES.stream()
                .filter(table -> !status.marks().containsKey(table))
                .toList();
        if (!unknown.isEmpty()) {
            return lag("no copy is known of " + String.join(", ", unknown), null, false);
        }
        var oldest = Plan.TABLES.stream().map(status.marks()::get).min(Comparator.naturalOrder());
        var lag = Duration.between(oldest.orElse(now), now);
        return lag(minutes(lag), oldest.orElse(now), lag.compareTo(targets.lag()) <= 0);
    }

    private Line lag(String measured, @Nullable Instant at, boolean good) {
        return new Line("lag of catch-up", "at most " + minutes(targets.lag()), measured, at, good, "catch-up");
    }

    private static String minutes(Duration time) {
        return String.format(Locale.ROOT, "%,d min", time.toMinutes());
    }

    private Line divergence() {
        var open = status.divergence();
        return new Line("unverified divergence", "none", open.orElse("none"), now, open.isEmpty(), "validate");
    }

    private Line evidence(String what, String threshold, Proof proof) {
        var last = status.evidence().get(proof);
        if (last == null) {
            return new Line(what, threshold, "not measured", null, false, proof.toString());
        }
        boolean stale = last.age(now).compareTo(targets.fresh()) > 0;
        var next = proof == Proof.VALIDATE && !last.good() && !stale ? Proof.REPAIR : proof;
        return new Line(
                what,
                threshold,
                last.summary() + (stale ? "; stale" : ""),
                last.at(),
                last.good() && !stale,
                next.toString());
    }
}

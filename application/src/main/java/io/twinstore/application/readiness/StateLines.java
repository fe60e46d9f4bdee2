package io.twinstore.application.readiness;

import io.twinstore.application.readiness.Readiness.Line;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.Proof;
import java.time.Instant;
import java.util.List;

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
        return List.of(evidence("every table equal", "100 % of the rows", Proof.VALIDATE), divergence());
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

package io.twinstore.bootstrap.demo;

import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.EvidenceStore;
import io.twinstore.application.status.Proof;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Keeps what the demonstration shows, as the commands keep theirs. */
final class DemoEvidence {
    private final EvidenceStore kept;
    private final Clock clock;

    DemoEvidence(EvidenceStore kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    /**
     * What a step has shown.
     *
     * @param result as the command gives it to programs
     */
    record Shown(boolean good, String summary, Object result) {}

    /** Does a step, and keeps what it has shown and how long it took. */
    <T> T of(Proof proof, Supplier<T> step, Function<T, Shown> shown) {
        long start = System.nanoTime();
        var done = step.get();
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        var what = shown.apply(done);
        kept.keep(proof, new Evidence(clock.instant(), millis, what.good(), what.summary()), what.result());
        return done;
    }
}

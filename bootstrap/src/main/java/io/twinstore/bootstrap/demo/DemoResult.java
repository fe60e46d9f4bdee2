package io.twinstore.bootstrap.demo;

import io.twinstore.application.benchmark.BenchmarkResult;
import io.twinstore.application.move.Validation;
import io.twinstore.application.move.Validation.Verdict;
import java.util.List;

/**
 * What the demonstration found.
 *
 * @param milliseconds how long the whole run took
 */
public record DemoResult(Validation validation, BenchmarkResult reads, List<Step> steps, long milliseconds) {

    /** Whether everything was as it should be. */
    public boolean good() {
        return validation.verdict() == Verdict.EQUAL
                && reads.equal()
                && steps.stream().allMatch(Step::good);
    }

    /** One step of the switch: the flag or command, and what was seen. */
    public record Step(String what, String seen, long milliseconds, boolean good) {}
}

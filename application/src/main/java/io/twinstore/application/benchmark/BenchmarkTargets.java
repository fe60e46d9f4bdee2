package io.twinstore.application.benchmark;

import io.twinstore.application.benchmark.BenchmarkResult.Measured;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What PostgreSQL has to reach in every operation.
 *
 * @param timesFaster how many times faster than Supabase on average, at least
 * @param p95Millis below how many milliseconds 95 % of its calls are
 */
public record BenchmarkTargets(double timesFaster, double p95Millis) {
    /** Those of the plan. */
    public static final BenchmarkTargets PLAN = new BenchmarkTargets(4, 20);

    /** Which of them the operation missed, in words; empty when it met both. */
    public List<String> missedBy(Measured measured) {
        var missed = new ArrayList<String>();
        if (measured.timesFaster() < timesFaster) {
            missed.add(String.format(Locale.ROOT, "%.1f times faster, not %.1f", measured.timesFaster(), timesFaster));
        }
        if (measured.postgres().p95() >= p95Millis) {
            missed.add(String.format(
                    Locale.ROOT,
                    "p95 of %.1f ms, not below %.1f",
                    measured.postgres().p95(),
                    p95Millis));
        }
        return missed;
    }
}

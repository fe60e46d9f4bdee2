package io.twinstore.application.benchmark;

import java.util.Arrays;

/** How long the calls of one operation took, each in milliseconds; a percentile is the time of a call (nearest rank). */
public record Timings(double average, double min, double max, double p50, double p95, double p99) {
    private static final double NANOS = 1e6;

    /** Of calls that took so many nanoseconds each; at least one. */
    public static Timings ofNanos(long... nanos) {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return new Timings(
                Arrays.stream(sorted).average().orElseThrow() / NANOS,
                sorted[0] / NANOS,
                sorted[sorted.length - 1] / NANOS,
                percentile(sorted, 50),
                percentile(sorted, 95),
                percentile(sorted, 99));
    }

    private static double percentile(long[] sorted, int percent) {
        int rank = (sorted.length * percent + 99) / 100;
        return sorted[rank - 1] / NANOS;
    }
}

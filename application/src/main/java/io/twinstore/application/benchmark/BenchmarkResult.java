package io.twinstore.application.benchmark;

import java.util.List;

/** What a benchmark measured, in the order of its questions. */
public record BenchmarkResult(List<Measured> operations) {
    /** Takes a copy. */
    public BenchmarkResult {
        operations = List.copyOf(operations);
    }

    /**
     * Whether both stores gave the same data to every call; the times of different rows say nothing about the stores.
     */
    public boolean equal() {
        return operations.stream().allMatch(Measured::equal);
    }

    /** Whether PostgreSQL met the targets in every operation. */
    public boolean meets(BenchmarkTargets targets) {
        return operations.stream()
                .allMatch(measured -> targets.missedBy(measured).isEmpty());
    }

    /**
     * One operation.
     *
     * @param rows how many rows the longest answer had
     * @param equal whether both stores gave the same data to every call
     */
    public record Measured(String operation, int rows, boolean equal, Timings supabase, Timings postgres) {
        /** How many times faster PostgreSQL answered, on average. */
        public double timesFaster() {
            return supabase.average() / postgres.average();
        }
    }
}

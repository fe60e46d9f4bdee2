package io.twinstore.bootstrap.reports;

import io.twinstore.application.benchmark.BenchmarkResult;
import io.twinstore.application.benchmark.BenchmarkResult.Measured;
import io.twinstore.application.benchmark.BenchmarkTargets;
import io.twinstore.application.benchmark.Timings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a benchmark found, for people and for programs. */
public record BenchmarkReport(BenchmarkResult result, BenchmarkTargets targets, Place place) {

    /** Whether both hold the same rows and every target is met. */
    public boolean good() {
        return result.equal() && result.meets(targets);
    }

    /**
     * The benchmark for programs; all times are in milliseconds.
     *
     * @param notComparable why the times of the two cannot be compared; empty when they can
     */
    public record Document(
            boolean good,
            BenchmarkTargets targets,
            List<String> notComparable,
            Place connectMillis,
            List<Operation> operations) {}

    /**
     * One operation.
     *
     * @param missed which targets it missed, in words
     */
    public record Operation(
            String operation,
            int rows,
            boolean equal,
            Timings supabase,
            Timings postgres,
            double timesFaster,
            List<String> missed) {}

    /** For programs. */
    public Document json() {
        var operations = result.operations().stream()
                .map(measured -> new Operation(
                        measured.operation(),
                        measured.rows(),
                        measured.equal(),
                        measured.supabase(),
                        measured.postgres(),
                        measured.timesFaster(),
                        targets.missedBy(measured)))
                .toList();
        return new Document(good(), targets, notComparable(), place, operations);
    }

    /** For people. */
    public String text() {
        var table = new TextTable(
                2, "operation", "milliseconds from", "average", "min", "max", "p50", "p95", "p99", "times faster");
        for (var measured : result.operations()) {
            row(table, measured.operation(), "Supabase", measured.supabase(), "");
            row(table, rows(measured), "PostgreSQL", measured.postgres(), decimals(1, measured.timesFaster()));
        }
        var text = new StringBuilder().append(table).append('\n');
        notComparable()
                .forEach(
                        reason -> text.append("Not comparable: ").append(reason).append(".\n"));
        for (var measured : result.operations()) {
            targets.missedBy(measured)
                    .forEach(missed -> text.append(measured.operation())
                            .append(" misses its target: ")
                            .append(missed)
                            .append(".\n"));
        }
        return text.append(verdict()).toString();
    }

    /** In one line. */
    public String summary() {
        double slowest = result.operations().stream()
                .mapToDouble(Measured::timesFaster)
                .min()
                .orElseThrow();
        return "PostgreSQL is at least " + decimals(1, slowest) + " times faster"
                + (result.equal() ? "" : ", but the rows differ");
    }

    private static void row(TextTable table, String operation, String store, Timings timings, String timesFaster) {
        table.row(
                operation,
                store,
                decimals(2, timings.average()),
                decimals(2, timings.min()),
                decimals(2, timings.max()),
                decimals(2, timings.p50()),
                decimals(2, timings.p95()),
                decimals(2, timings.p99()),
                timesFaster);
    }

    private static String rows(Measured measured) {
        return "  " + measured.rows() + (measured.rows() == 1 ? " row" : " rows");
    }

    private static String decimals(int count, double value) {
        return String.format(Locale.ROOT, "%,." + count + "f", value);
    }

    private List<String> notComparable() {
        var reasons = new ArrayList<String>();
        if (!result.equal()) {
            var different = result.operations().stream()
                    .filter(measured -> !measured.equal())
                    .map(Measured::operation)
                    .collect(Collectors.joining(", "));
            reasons.add("the two answered different rows to " + different
                    + "; 'twinstore validate' says which rows differ");
        }
        if (!place.same()) {
            reasons.add("they are not in one place: a connection takes " + decimals(1, place.supabase())
                    + " ms to Supabase and " + decimals(1, place.postgres())
                    + " ms to PostgreSQL, so the network is a part of the difference");
        }
        return reasons;
    }

    private String verdict() {
        var wanted = String.format(
                Locale.ROOT,
                "%.0f times faster than Supabase on average, with a p95 below %.0f ms",
                targets.timesFaster(),
                targets.p95Millis());
        if (!result.meets(targets)) {
            return "PostgreSQL misses a target: in every operation " + wanted + ".";
        }
        return result.equal()
                ? "PostgreSQL meets the targets: in every operation " + wanted + "."
                : "Nothing is proven while the rows differ.";
    }
}

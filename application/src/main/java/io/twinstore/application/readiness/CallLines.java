package io.twinstore.application.readiness;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.application.readiness.Measured.Both;
import io.twinstore.application.readiness.Readiness.Line;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What programs measured: errors, latency beside the baseline, which is Supabase, and pools. */
final class CallLines {
    private static final String COMMAND = "monitor --once";
    private static final String TRY = "flags set TIMEWEB_API=10%";

    private final Measured measured;
    private final ReadinessTargets targets;
    private final Instant now;

    CallLines(Measured measured, ReadinessTargets targets, Instant now) {
        this.measured = measured;
        this.targets = targets;
        this.now = now;
    }

    List<Line> all() {
        return List.of(
                errors(),
                p95(),
                notSlower("median", Timings::p50),
                notSlower("p95", Timings::p95),
                notSlower("p99", Timings::p99),
                pool());
    }

    private Line errors() {
        double percent = 100.0 * measured.errors() / Math.max(1, measured.calls());
        return line(
                "calls that fail",
                "at most " + ComparisonLines.plain(targets.errorPercent()) + " %",
                measured.calls() == 0 ? null : words("%,d of %,d", measured.errors(), measured.calls()),
                percent <= targets.errorPercent(),
                COMMAND);
    }

    private Line p95() {
        var p95 = measured.postgres().map(Timings::p95);
        return line(
                "p95 of PostgreSQL",
                "below " + ComparisonLines.plain(targets.p95Millis()) + " ms",
                p95.map(millis -> words("%.1f ms", millis)).orElse(null),
                p95.filter(millis -> millis < targets.p95Millis()).isPresent(),
                p95.isEmpty() ? TRY : COMMAND);
    }

    /** By operation, since each store may have been asked for others. */
    private Line notSlower(String name, ToDoubleFunction<Timings> figure) {
        var worst = measured.both().entrySet().stream()
                .max(Comparator.comparingDouble(each -> ratio(each.getValue(), figure)));
        return line(
                name + " by operation",
                "at most Supabase's",
                worst.map(each -> worst(each, figure)).orElse(null),
                worst.filter(each -> ratio(each.getValue(), figure) <= 1).isPresent(),
                worst.isEmpty() ? TRY : COMMAND);
    }

    private static double ratio(Both both, ToDoubleFunction<Timings> figure) {
        return figure.applyAsDouble(both.postgres()) / figure.applyAsDouble(both.supabase());
    }

    private String worst(Map.Entry<String, Both> worst, ToDoubleFunction<Timings> figure) {
        return words(
                "%.1f ms, Supabase %.1f, in %s, the worst of %d",
                figure.applyAsDouble(worst.getValue().postgres()),
                figure.applyAsDouble(worst.getValue().supabase()),
                worst.getKey(),
                measured.both().size());
    }

    private Line pool() {
        var percent = measured.poolPercent();
        return line(
                "connections in use",
                "below " + targets.poolPercent() + " %",
                percent.isPresent() ? "at most " + percent.getAsInt() + " %" : null,
                percent.isPresent() && percent.getAsInt() < targets.poolPercent(),
                COMMAND);
    }

    private Line line(String what, String threshold, @Nullable String is, boolean good, String command) {
        return is == null
                ? new Line(what, threshold, "not measured", null, false, command)
                : new Line(what, threshold, is, now, good, command);
    }

    private static String words(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

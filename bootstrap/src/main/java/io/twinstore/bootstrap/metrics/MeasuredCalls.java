package io.twinstore.bootstrap.metrics;

import io.twinstore.application.benchmark.Timings;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.HdrHistogram.Histogram;

/** How often each kind of call was made, and how long its calls took: histograms of microseconds, 1 % exact. */
public final class MeasuredCalls {
    /** No call. */
    public static final MeasuredCalls NONE = new MeasuredCalls(Map.of());

    static final int DIGITS = 2;
    private static final double MICROS = 1e3;

    private final Map<CallKind, Histogram> kinds;

    /** Of histograms that nobody changes any more. */
    MeasuredCalls(Map<CallKind, Histogram> kinds) {
        this.kinds = Map.copyOf(kinds);
    }

    /** The kinds of which there were calls. */
    public Set<CallKind> kinds() {
        return Collections.unmodifiableSet(kinds.keySet());
    }

    Histogram histogram(CallKind kind) {
        return Objects.requireNonNull(kinds.get(kind));
    }

    /** Both together. */
    public MeasuredCalls plus(MeasuredCalls other) {
        if (kinds.isEmpty() || other.kinds.isEmpty()) {
            return kinds.isEmpty() ? other : this;
        }
        var sum = new HashMap<>(kinds);
        other.kinds.forEach((kind, histogram) -> sum.merge(kind, histogram, MeasuredCalls::sum));
        return new MeasuredCalls(sum);
    }

    private static Histogram sum(Histogram one, Histogram other) {
        var sum = one.copy();
        sum.add(other);
        return sum;
    }

    /** What was measured since an earlier state of the same measuring. */
    public MeasuredCalls since(MeasuredCalls earlier) {
        var rest = new HashMap<CallKind, Histogram>();
        kinds.forEach((kind, histogram) -> {
            var before = earlier.kinds.get(kind);
            if (before == null || before.getTotalCount() < histogram.getTotalCount()) {
                rest.put(kind, before == null ? histogram : difference(histogram, before));
            }
        });
        return new MeasuredCalls(rest);
    }

    private static Histogram difference(Histogram whole, Histogram part) {
        var rest = whole.copy();
        rest.subtract(part);
        return rest;
    }

    /** How many calls of these kinds there were. */
    public long count(Predicate<CallKind> which) {
        return kinds.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .mapToLong(each -> each.getValue().getTotalCount())
                .sum();
    }

    /** How long the calls of these kinds took, all together; nothing when there was none. */
    public Optional<Timings> timings(Predicate<CallKind> which) {
        return kinds.entrySet().stream()
                .filter(each -> which.test(each.getKey()))
                .map(Map.Entry::getValue)
                .reduce(MeasuredCalls::sum)
                .map(MeasuredCalls::timings);
    }

    private static Timings timings(Histogram histogram) {
        return new Timings(
                histogram.getMean() / MICROS,
                histogram.getMinValue() / MICROS,
                histogram.getMaxValue() / MICROS,
                histogram.getValueAtPercentile(50) / MICROS,
                histogram.getValueAtPercentile(95) / MICROS,
                histogram.getValueAtPercentile(99) / MICROS);
    }
}

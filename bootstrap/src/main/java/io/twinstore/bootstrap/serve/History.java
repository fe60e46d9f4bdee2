package io.twinstore.bootstrap.serve;

import io.twinstore.bootstrap.live.LiveDocument.Point;
import io.twinstore.bootstrap.live.LiveDocument.Sample;
import io.twinstore.domain.store.Backend;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The samples of the last quarter of an hour. */
final class History {
    private static final int KEPT = 900;

    private final Deque<Sample> samples = new ArrayDeque<>();

    synchronized void add(Sample sample) {
        samples.add(sample);
        if (samples.size() > KEPT) {
            samples.remove();
        }
    }

    /** A series for each figure of a store, in milliseconds or calls a second, null where nothing was measured. */
    record Series(
            List<@Nullable Double> p50,
            List<@Nullable Double> p95,
            List<@Nullable Double> p99,
            List<@Nullable Double> calls,
            List<@Nullable Double> errors) {}

    /** The samples by store; {@code at} holds their times in seconds since 1970. */
    synchronized Map<String, Object> document() {
        var document = new LinkedHashMap<String, Object>();
        document.put(
                "at",
                samples.stream().map(sample -> sample.at().getEpochSecond()).toList());
        for (var store : Backend.values()) {
            document.put(
                    store.name(),
                    new Series(
                            all(store, Point::p50),
                            all(store, Point::p95),
                            all(store, Point::p99),
                            all(store, Point::calls),
                            all(store, Point::errors)));
        }
        return document;
    }

    private List<@Nullable Double> all(Backend store, Function<Point, @Nullable Double> figure) {
        var all = new ArrayList<@Nullable Double>();
        for (var sample : samples) {
            var point = sample.stores().get(store);
            all.add(point == null ? null : figure.apply(point));
        }
        return all;
    }
}

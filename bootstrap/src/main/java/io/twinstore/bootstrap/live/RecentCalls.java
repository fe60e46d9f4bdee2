package io.twinstore.bootstrap.live;

import io.twinstore.application.readiness.Measured;
import io.twinstore.application.readiness.Measured.Both;
import io.twinstore.bootstrap.metrics.CallKind;
import io.twinstore.bootstrap.metrics.MeasuredCalls;
import io.twinstore.bootstrap.metrics.Snapshot;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What programs that share a TWINSTORE_HOME have measured lately, those that have ended too. */
public final class RecentCalls {
    private RecentCalls() {}

    /** Since then, by whole hours. */
    public static Measured of(StateDirectory state, Instant since) {
        var snapshots = state.snapshots(since);
        var calls = all(snapshots);
        var mostInUse = snapshots.stream()
                .map(Snapshot::pool)
                .filter(Objects::nonNull)
                .mapToInt(pool -> 100 * pool.mostActive() / Math.max(1, pool.size()))
                .max();
        return new Measured(
                calls.count(any -> true),
                calls.count(CallKind::isError),
                calls.timings(kind -> kind.store() == Backend.POSTGRES),
                both(calls),
                mostInUse);
    }

    /** The calls of all of them. */
    public static MeasuredCalls all(List<Snapshot> snapshots) {
        return snapshots.stream().map(Snapshot::measured).reduce(MeasuredCalls.NONE, MeasuredCalls::plus);
    }

    private static SortedMap<String, Both> both(MeasuredCalls calls) {
        var both = new TreeMap<String, Both>();
        for (var operation : calls.kinds().stream().map(CallKind::operation).collect(Collectors.toSet())) {
            var supabase = answered(operation, Backend.SUPABASE);
            var postgres = answered(operation, Backend.POSTGRES);
            if (calls.count(supabase) >= Measured.ENOUGH_CALLS && calls.count(postgres) >= Measured.ENOUGH_CALLS) {
                both.put(
                        operation,
                        new Both(
                                calls.timings(supabase).orElseThrow(),
                                calls.timings(postgres).orElseThrow()));
            }
        }
        return both;
    }

    /** What failed took the time of a fault. */
    private static Predicate<CallKind> answered(String operation, Backend store) {
        return kind -> kind.operation().equals(operation) && kind.store() == store && !kind.isError();
    }
}

package io.twinstore.bootstrap.live;

import io.twinstore.bootstrap.metrics.MeasuredCalls;
import io.twinstore.bootstrap.metrics.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Follows what the processes of one home measure. */
final class MeasuredHome {
    /** A process that has told nothing for so long does not run any more. */
    private static final Duration SILENT = Duration.ofSeconds(5);

    private record Told(Instant at, MeasuredCalls calls) {}

    private Map<String, Told> told = new HashMap<>();
    private MeasuredCalls counted = MeasuredCalls.NONE;
    private boolean looked;

    /**
     * What was found at one look.
     *
     * @param calls all of them, in this hour and the one before
     * @param latest those since the look before; none at the first
     * @param counted those of the first look and all since; of no kind do they ever become fewer
     * @param running the snapshots of the processes that run
     */
    record Found(MeasuredCalls calls, MeasuredCalls latest, MeasuredCalls counted, List<Snapshot> running) {}

    Found look(List<Snapshot> snapshots, Instant now) {
        var calls = MeasuredCalls.NONE;
        var latest = MeasuredCalls.NONE;
        var next = new HashMap<String, Told>();
        for (var snapshot : snapshots) {
            var name = snapshot.at().truncatedTo(ChronoUnit.HOURS) + " " + snapshot.id();
            var before = told.getOrDefault(name, new Told(Instant.MIN, MeasuredCalls.NONE));
            var current = before.at().equals(snapshot.at()) ? before : new Told(snapshot.at(), snapshot.measured());
            next.put(name, current);
            calls = calls.plus(current.calls());
            latest = latest.plus(current.calls().since(before.calls()));
        }
        told = next;
        counted = counted.plus(latest);
        var first = !looked;
        looked = true;
        return new Found(
                calls,
                first ? MeasuredCalls.NONE : latest,
                counted,
                snapshots.stream()
                        .filter(snapshot -> snapshot.at().plus(SILENT).isAfter(now))
                        .toList());
    }
}

package io.twinstore.bootstrap.live;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.live.LiveDocument.Failure;
import io.twinstore.bootstrap.live.LiveDocument.Module;
import io.twinstore.bootstrap.live.LiveDocument.OperationCalls;
import io.twinstore.bootstrap.live.LiveDocument.Point;
import io.twinstore.bootstrap.live.LiveDocument.Pool;
import io.twinstore.bootstrap.live.LiveDocument.Sample;
import io.twinstore.bootstrap.live.LiveDocument.StoreCalls;
import io.twinstore.bootstrap.live.LiveDocument.Validated;
import io.twinstore.bootstrap.metrics.CallKind;
import io.twinstore.bootstrap.metrics.MeasuredCalls;
import io.twinstore.bootstrap.metrics.Snapshot;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.FlagsTable;
import io.twinstore.bootstrap.reports.HealthReport;
import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at TWINSTORE_HOME; no store is asked. */
public final class LiveView {
    private static final int MISMATCHES = 10;

    private final StateDirectory state;
    private final Supplier<Flags> flags;
    private final Clock clock;
    private final MeasuredHome measured = new MeasuredHome();
    private Instant before = Instant.MIN;

    /**
     * At this home.
     *
     * @param flags as running processes follow them
     */
    public LiveView(StateDirectory state, Supplier<Flags> flags, Clock clock) {
        this.state = state;
        this.flags = flags;
        this.clock = clock;
    }

    /**
     * What is seen at one moment.
     *
     * @param counted the calls of the first look and all since; of no kind do they ever become fewer
     */
    public record Look(LiveDocument document, Flags flags, MeasuredCalls counted) {}

    /** All that can be seen now. */
    public synchronized Look look() {
        var now = clock.instant();
        var since = now.truncatedTo(ChronoUnit.HOURS).minus(1, ChronoUnit.HOURS);
        var status = state.moveStatus(flags.get());
        var found = measured.look(state.snapshots(since), now);
        var health = HealthCheck.report(List.of(), status.flags(), status.journal(), status.divergence(), state);
        var refused = found.running().stream()
                .flatMap(snapshot -> snapshot.refused().stream())
                .toList();
        var elapsed = before.equals(Instant.MIN) ? Duration.ofSeconds(1) : Duration.between(before, now);
        before = now;
        var compared = status.comparisons();
        var report = new StatusReport(status, now);
        var document = new LiveDocument(
                now,
                since,
                report.sentence(),
                health.healthy() && refused.isEmpty(),
                report.json(),
                FlagsTable.json(status.flags()),
                Arrays.stream(CallingModule.values())
                        .map(module -> module(module, status, found.calls()))
                        .toList(),
                Arrays.stream(Backend.values())
                        .map(store -> store(store, status.flags(), refused.contains(store), found.calls()))
                        .toList(),
                operations(found.calls()),
                failures(found.calls()),
                ComparisonJson.Counts.of(status.compared(), compared.problems().isEmpty()),
                mismatches(compared),
                HealthReport.Journal.of(status.journal()),
                waitingSeconds(found.running()),
                status.divergence().orElse(null),
                found.running().stream().flatMap(LiveView::pool).toList(),
                health.processes(),
                validation(),
                state.running(),
                sample(now, elapsed, found.latest()));
        return new Look(document, status.flags(), found.counted());
    }

    private static @Nullable Long waitingSeconds(List<Snapshot> running) {
        return running.stream()
                .map(Snapshot::waitingMillis)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder())
                .map(TimeUnit.MILLISECONDS::toSeconds)
                .orElse(null);
    }

    private static Module module(CallingModule module, MoveStatus status, MeasuredCalls calls) {
        Predicate<CallKind> own = kind -> kind.module() == module;
        var compared = status.comparisons().with(Candidate.OTHER).modules().getOrDefault(module, Tally.NONE);
        return new Module(
                module,
                reads(status.flags().fromPostgres(module)),
                calls.count(own),
                calls.count(own.and(CallKind::isError)),
                calls.timings(own).map(Timings::p95).orElse(null),
                compared.compared(),
                compared.count(Outcome.MISMATCHED));
    }

    private static String reads(Share fromPostgres) {
        return fromPostgres.isPartial()
                ? fromPostgres.percent() + " % PostgreSQL"
                : fromPostgres.equals(Share.ALL) ? "PostgreSQL" : "Supabase";
    }

    private static StoreCalls store(Backend store, Flags flags, boolean refused, MeasuredCalls calls) {
        Predicate<CallKind> own = kind -> kind.store() == store;
        var timings = calls.timings(own);
        return new StoreCalls(
                store,
                flags.primary() == store,
                refused,
                calls.count(own),
                calls.count(own.and(CallKind::isError)),
                timings.map(Timings::p50).orElse(null),
                timings.map(Timings::p95).orElse(null),
                timings.map(Timings::p99).orElse(null));
    }

    private static List<OperationCalls> operations(MeasuredCalls calls) {
        return calls.kinds().stream()
                .map(kind -> new CallKind(kind.operation(), null, kind.store(), null))
                .distinct()
                .sorted(Comparator.comparing(CallKind::operation).thenComparing(CallKind::store))
                .map(each -> {
                    Predicate<CallKind> same =
                            kind -> kind.operation().equals(each.operation()) && kind.store() == each.store();
                    var timings = calls.timings(same).orElseThrow();
                    return new OperationCalls(
                            each.operation(),
                            each.store(),
                            calls.count(same),
                            calls.count(same.and(CallKind::isError)),
                            timings.p50(),
                            timings.p95(),
                            timings.p99());
                })
                .toList();
    }

    private static List<Failure> failures(MeasuredCalls calls) {
        var failures = new ArrayList<Failure>();
        for (var kind : calls.kinds()) {
            if (kind.failure() != null) {
                failures.add(new Failure(kind.failure(), kind.store(), kind.operation(), calls.count(kind::equals)));
            }
        }
        failures.sort(Comparator.comparing(Failure::calls).reversed());
        return failures;
    }

    private static List<ComparisonJson.Row> mismatches(ComparisonReport compared) {
        var last = new ArrayList<>(compared.with(Candidate.OTHER).last());
        Collections.reverse(last);
        return last.stream().limit(MISMATCHES).map(ComparisonJson.Row::of).toList();
    }

    private static Stream<Pool> pool(Snapshot snapshot) {
        return Optional.ofNullable(snapshot.pool())
                .map(pool ->
                        new Pool(snapshot.program(), pool.size(), pool.active(), pool.mostActive(), pool.waiting()))
                .stream();
    }

    private @Nullable Validated validation() {
        var evidence = state.evidence();
        var last = evidence.last().get(Proof.VALIDATE);
        var result = evidence.result(Proof.VALIDATE, ValidationJson.Tables.class);
        return last == null || result.isEmpty()
                ? null
                : new Validated(last.at(), result.get().verdict(), result.get().tables());
    }

    private static Sample sample(Instant now, Duration elapsed, MeasuredCalls latest) {
        double seconds = Math.max(0.001, elapsed.toMillis() / 1e3);
        Map<Backend, Point> stores = new EnumMap<>(Backend.class);
        for (var store : Backend.values()) {
            Predicate<CallKind> own = kind -> kind.store() == store;
            var timings = latest.timings(own);
            stores.put(
                    store,
                    new Point(
                            timings.map(Timings::p50).orElse(null),
                            timings.map(Timings::p95).orElse(null),
                            timings.map(Timings::p99).orElse(null),
                            rate(latest.count(own), seconds),
                            rate(latest.count(own.and(CallKind::isError)), seconds)));
        }
        return new Sample(now, stores);
    }

    /** To a tenth, since the digits after it say nothing and there are thousands of rates in a history. */
    private static double rate(long calls, double seconds) {
        return Math.round(10 * calls / seconds) / 10.0;
    }
}

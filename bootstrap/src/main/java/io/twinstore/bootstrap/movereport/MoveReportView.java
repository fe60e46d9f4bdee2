package io.twinstore.bootstrap.movereport;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.status.Evidence;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.files.ManifestFile;
import io.twinstore.bootstrap.live.RecentCalls;
import io.twinstore.bootstrap.metrics.CallKind;
import io.twinstore.bootstrap.metrics.MeasuredCalls;
import io.twinstore.bootstrap.movereport.MoveReport.Calls;
import io.twinstore.bootstrap.movereport.MoveReport.Stage;
import io.twinstore.bootstrap.movereport.MoveReport.StoreCalls;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.Moved;
import io.twinstore.bootstrap.reports.ReadinessReport;
import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Gathers the report of a move from TWINSTORE_HOME; no store is asked. */
public final class MoveReportView {
    private final StateDirectory state;
    private final Instant now;

    private MoveReportView(StateDirectory state, Instant now) {
        this.state = state;
        this.now = now;
    }

    /** What is known of the move now, under these flags. */
    public static MoveReport of(StateDirectory state, Flags flags, Instant now) {
        return new MoveReportView(state, now).gather(flags);
    }

    private MoveReport gather(Flags flags) {
        var status = state.moveStatus(flags);
        var kept = state.evidence();
        var export = kept.result(Proof.EXPORT, ManifestFile.class);
        var loaded = kept.result(Proof.IMPORT, Moved.Loaded.class);
        var validation = kept.result(Proof.VALIDATE, ValidationJson.Tables.class);
        var rows = new EnumMap<Proof, Long>(Proof.class);
        export.ifPresent(manifest -> rows.put(Proof.EXPORT, manifest.totalRows()));
        loaded.ifPresent(all -> rows.put(Proof.IMPORT, all.totalRows()));
        validation.ifPresent(found -> rows.put(Proof.VALIDATE, sourceRows(found)));
        return new MoveReport(
                now,
                new StatusReport(status, now).json(),
                new TreeMap<>(status.evidence())
                        .entrySet().stream()
                                .map(each -> stage(each.getKey(), each.getValue(), rows.get(each.getKey())))
                                .toList(),
                export.orElse(null),
                loaded.orElse(null),
                kept.result(Proof.IMPORT, Moved.Scored.class)
                        .map(Moved.Scored::forecast)
                        .orElse(null),
                validation.orElse(null),
                kept.result(Proof.BENCHMARK, BenchmarkReport.Document.class).orElse(null),
                calls(),
                ComparisonJson.of(status.comparisons()),
                kept.result(Proof.READINESS, ReadinessReport.Document.class).orElse(null),
                state.flagAudit());
    }

    private static long sourceRows(ValidationJson.Tables validation) {
        return validation.tables().stream()
                .mapToLong(ValidationJson.Ended::source)
                .sum();
    }

    private static Stage stage(Proof proof, Evidence evidence, @Nullable Long rows) {
        long millis = Math.max(1, evidence.milliseconds());
        return new Stage(
                proof.toString(),
                evidence.at(),
                evidence.milliseconds(),
                evidence.good(),
                evidence.summary(),
                rows == null ? null : rows * TimeUnit.SECONDS.toMillis(1) / millis);
    }

    private Calls calls() {
        var calls = RecentCalls.all(state.snapshots(now.minus(Duration.ofDays(1))));
        return new Calls(
                calls.count(any -> true),
                calls.count(CallKind::isError),
                List.of(store(Backend.SUPABASE, calls), store(Backend.POSTGRES, calls)));
    }

    private static StoreCalls store(Backend store, MeasuredCalls calls) {
        return new StoreCalls(
                store,
                calls.count(kind -> kind.store() == store),
                calls.timings(kind -> kind.store() == store).orElse(null));
    }
}

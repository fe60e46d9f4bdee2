package io.twinstore.bootstrap.serve;

import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.live.LiveDocument;
import io.twinstore.bootstrap.live.LiveDocument.Pool;
import io.twinstore.bootstrap.live.LiveView.Look;
import io.twinstore.bootstrap.metrics.CallKind;
import io.twinstore.bootstrap.metrics.MeasuredCalls;
import io.twinstore.bootstrap.reports.Words;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What is seen, for Prometheus, under the names that Micrometer gives the meters of a program (docs/seeing.md). */
final class PrometheusText {
    static final String TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double MILLIS = 1e3;

    private final MetricSnapshots.Builder all = MetricSnapshots.builder();

    private PrometheusText() {}

    /** The text; calls are counted since the server began to look, so that no count ever falls. */
    static String of(Look look) {
        var text = new PrometheusText();
        var seen = look.document();
        text.calls(look.counted());
        text.flags(look.flags());
        text.stores(seen);
        text.journal(seen);
        text.comparisons(seen);
        text.pools(seen);
        try (var out = new ByteArrayOutputStream()) {
            PrometheusTextFormatWriter.create().write(out, text.all.build());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written", e);
        }
    }

    private void calls(MeasuredCalls calls) {
        var summary = SummarySnapshot.builder()
                .name("twinstore_calls_seconds")
                .help("Calls of the 21 operations, as their callers waited for them");
        for (var kind : calls.kinds()) {
            long count = calls.count(kind::equals);
            var timings = calls.timings(kind::equals).orElseThrow();
            summary.dataPoint(SummaryDataPointSnapshot.builder()
                    .labels(labels(kind))
                    .count(count)
                    .sum(timings.average() / MILLIS * count)
                    .quantiles(Quantiles.builder()
                            .quantile(0.5, timings.p50() / MILLIS)
                            .quantile(0.95, timings.p95() / MILLIS)
                            .quantile(0.99, timings.p99() / MILLIS)
                            .build())
                    .build());
        }
        all.metricSnapshot(summary.build());
    }

    private static Labels labels(CallKind kind) {
        return Labels.of(
                "operation", kind.operation(),
                "module", word(kind.module()),
                "store", word(kind.store()),
                "outcome", kind.failure() == null ? "success" : word(kind.failure()));
    }

    private static String word(@Nullable Enum<?> value) {
        return value == null ? "none" : Words.of(value);
    }

    private void flags(Flags current) {
        var flags = GaugeSnapshot.builder()
                .name("twinstore_flag")
                .help("Whether the flag is on, or the share that it is set to");
        for (var flag : Flag.values()) {
            flags.dataPoint(point(current.value(flag).percent() / 100.0, "flag", word(flag)));
        }
        all.metricSnapshot(flags.build());
        var reads = GaugeSnapshot.builder()
                .name("twinstore_reads_from_postgres")
                .help("The share of the module's reads that PostgreSQL answers");
        for (var module : CallingModule.values()) {
            reads.dataPoint(point(current.fromPostgres(module).percent() / 100.0, "module", word(module)));
        }
        all.metricSnapshot(reads.build());
    }

    private void stores(LiveDocument seen) {
        var primary = GaugeSnapshot.builder().name("twinstore_primary").help("Whether the store is the primary");
        var breakers = GaugeSnapshot.builder()
                .name("twinstore_breaker_open")
                .help("Whether calls to the store are refused because it was down repeatedly");
        for (var store : seen.stores()) {
            primary.dataPoint(point(store.primary() ? 1 : 0, "store", word(store.store())));
            breakers.dataPoint(point(store.breakerOpen() ? 1 : 0, "store", word(store.store())));
        }
        all.metricSnapshot(primary.build()).metricSnapshot(breakers.build());
    }

    private void journal(LiveDocument seen) {
        var journal = seen.journal();
        var keys = GaugeSnapshot.builder().name("twinstore_journal_keys").help("Rows of which a write is pending");
        Map.of(
                        "active", journal.active(),
                        "dirty", journal.dirty(),
                        "in_doubt", journal.inDoubt(),
                        "blocked", journal.blocked())
                .forEach((state, count) -> keys.dataPoint(point(count, "state", state)));
        all.metricSnapshot(keys.build());
        all.metricSnapshot(GaugeSnapshot.builder()
                .name("twinstore_journal_waiting_seconds")
                .help("For how long rows have waited for the other store without a break")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(seen.waitingSeconds() == null ? 0 : (double) seen.waitingSeconds())
                        .build())
                .build());
        all.metricSnapshot(GaugeSnapshot.builder()
                .name("twinstore_divergence_open")
                .help("Whether the stores may differ in rows for which no write is pending")
                .dataPoint(GaugeDataPointSnapshot.builder()
                        .value(seen.divergence() == null ? 0 : 1)
                        .build())
                .build());
    }

    private void comparisons(LiveDocument seen) {
        var counts = seen.comparisons();
        var compared = CounterSnapshot.builder().name("twinstore_comparisons").help("Reads that were compared");
        Map.of(
                        "matched", counts.matched(),
                        "mismatched", counts.mismatched(),
                        "unanswered", counts.unanswered(),
                        "dropped", counts.dropped(),
                        "suspected", counts.suspected(),
                        "undecided", counts.undecided())
                .forEach((outcome, count) -> compared.dataPoint(CounterDataPointSnapshot.builder()
                        .labels(Labels.of("outcome", outcome))
                        .value(count)
                        .build()));
        all.metricSnapshot(compared.build());
    }

    private void pools(LiveDocument seen) {
        pool(seen, "hikaricp_connections_max", "Max connections", Pool::size);
        pool(seen, "hikaricp_connections_active", "Active connections", Pool::active);
        pool(seen, "hikaricp_connections_pending", "Pending threads", Pool::waiting);
    }

    private void pool(LiveDocument seen, String name, String help, ToDoubleFunction<Pool> figure) {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        seen.pools().forEach(pool -> gauge.dataPoint(point(figure.applyAsDouble(pool), "pool", pool.program())));
        all.metricSnapshot(gauge.build());
    }

    private static GaugeDataPointSnapshot point(double value, String label, String word) {
        return GaugeDataPointSnapshot.builder()
                .labels(Labels.of(label, word))
                .value(value)
                .build();
    }
}

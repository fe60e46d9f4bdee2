package io.twinstore.bootstrap.movereport;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.bootstrap.movereport.MoveReport.Stage;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.ReadinessReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The report as one page without a script, which asks for nothing else. */
public final class MoveReportHtml {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final MoveReport report;
    private final Html page = new Html();

    private MoveReportHtml(MoveReport report) {
        this.report = report;
    }

    /** The whole page. */
    public static String of(MoveReport report) {
        return new MoveReportHtml(report).page();
    }

    private String page() {
        page.open("html", "lang", "en").open("head");
        page.empty("meta", "charset", "utf-8");
        page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        page.empty(
                "meta",
                "http-equiv",
                "Content-Security-Policy",
                "content",
                "default-src 'none'; style-src 'unsafe-inline'");
        page.element("title", "Report of the move to PostgreSQL")
                .element("style", style())
                .close();
        page.open("body").open("main");
        summary();
        stages();
        tables();
        latencies();
        calls();
        comparisons();
        readiness();
        flags();
        page.close().close().close();
        return "<!DOCTYPE html>\n" + page;
    }

    private static String style() {
        try (var in = MoveReportHtml.class.getResourceAsStream("report.css")) {
            return new String(Objects.requireNonNull(in, "report.css").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the report's style cannot be read from the jar", e);
        }
    }

    private void summary() {
        var status = report.status();
        page.element("h1", "Report of the move to PostgreSQL");
        page.element(
                "p",
                "As of " + time(report.at()) + ". The move is at '" + status.phase() + "': " + status.meaning() + ".");
        page.open("dl", "class", "figures");
        figure("rows moved", moved());
        figure("tables equal", equalTables());
        figure("times faster", timesFaster());
        figure("answers that differ", differing());
        figure("calls that failed", failed());
        page.close();
        status.behind().forEach(behind -> page.element("p", "Behind: " + behind + ".", "class", "bad"));
    }

    private void figure(String name, @Nullable String value) {
        page.open("div")
                .element("dt", name)
                .element("dd", value == null ? "not measured" : value)
                .close();
    }

    private @Nullable String moved() {
        var export = report.export();
        return export == null ? null : number(export.totalRows());
    }

    private @Nullable String equalTables() {
        var validation = report.validation();
        return validation == null
                ? null
                : validation.tables().stream().filter(MoveReportHtml::isEqual).count() + " of "
                        + validation.tables().size();
    }

    private static boolean isEqual(ValidationJson.Ended table) {
        return table.verdict().equals("equal");
    }

    private @Nullable String timesFaster() {
        var benchmark = report.benchmark();
        if (benchmark == null) {
            return null;
        }
        var ratios = benchmark.operations().stream()
                .mapToDouble(BenchmarkReport.Operation::timesFaster)
                .summaryStatistics();
        return decimal(ratios.getMin()) + " to " + decimal(ratios.getMax());
    }

    private @Nullable String differing() {
        var total = report.comparisons().stores().total();
        return total.compared() == 0 ? null : number(total.mismatched()) + " of " + number(total.compared());
    }

    private @Nullable String failed() {
        var calls = report.calls();
        return calls.calls() == 0 ? null : number(calls.errors()) + " of " + number(calls.calls());
    }

    private void stages() {
        page.element("h2", "What was done");
        if (report.stages().isEmpty()) {
            page.element("p", "Nothing yet.");
            return;
        }
        var table = new HtmlTable("command", "ended", "took", "rows a second", "result", "what it says");
        var speed = new BarChart("Rows a second");
        for (var stage : report.stages()) {
            table.row(
                    stage.command(),
                    time(stage.at()),
                    took(stage),
                    stage.rowsPerSecond() == null ? "" : number(stage.rowsPerSecond()),
                    stage.good() ? "good" : "NOT GOOD",
                    stage.summary());
            if (stage.rowsPerSecond() != null) {
                speed.bar(stage.command(), stage.rowsPerSecond(), number(stage.rowsPerSecond()), "postgres");
            }
        }
        table.write(page);
        chart(speed);
    }

    private static String took(Stage stage) {
        var time = Duration.ofMillis(stage.milliseconds());
        return time.toMinutes() > 0
                ? String.format(Locale.ROOT, "%d min %d s", time.toMinutes(), time.toSecondsPart())
                : String.format(Locale.ROOT, "%.1f s", stage.milliseconds() / 1e3);
    }

    private void chart(BarChart chart) {
        if (!chart.isEmpty()) {
            chart.write(page);
        }
    }

    private void tables() {
        page.element("h2", "The tables");
        var validation = report.validation();
        if (validation == null) {
            page.element("p", "They were not validated.");
            return;
        }
        page.element("p", "All rows of both stores together: " + validation.verdict() + ".");
        var table = new HtmlTable(
                "table",
                "source",
                "target",
                "missing",
                "extra",
                "different",
                "verdict",
                "SHA-256 of the exported file");
        for (var ended : validation.tables()) {
            table.row(
                    ended.table(),
                    number(ended.source()),
                    number(ended.target()),
                    number(ended.missing()),
                    number(ended.extra()),
                    number(ended.different()),
                    isEqual(ended) ? ended.verdict() : ended.verdict().toUpperCase(Locale.ROOT),
                    digest(ended.table()));
        }
        table.write(page);
    }

    private String digest(String table) {
        var export = report.export();
        return export == null
                ? ""
                : export.tables().stream()
                        .filter(file -> file.table().equals(table))
                        .map(TableFile::sha256)
                        .findFirst()
                        .orElse("");
    }

    private void latencies() {
        page.element("h2", "Latencies before and after");
        var benchmark = report.benchmark();
        if (benchmark == null) {
            page.element("p", "They were not measured: 'twinstore benchmark' does.");
            return;
        }
        benchmark
                .notComparable()
                .forEach(reason -> page.element("p", "Not comparable: " + reason + ".", "class", "bad"));
        var table = new HtmlTable("operation", "store", "average", "p50", "p95", "p99", "times faster");
        var chart = new BarChart("p95 in milliseconds");
        for (var each : benchmark.operations()) {
            table.row(timings(each.operation(), "Supabase", each.supabase(), ""));
            table.row(timings(each.operation(), "PostgreSQL", each.postgres(), decimal(each.timesFaster())));
            chart.bar(
                    each.operation(),
                    each.supabase().p95(),
                    "Supabase " + decimal(each.supabase().p95()),
                    "supabase");
            chart.bar(
                    "",
                    each.postgres().p95(),
                    "PostgreSQL " + decimal(each.postgres().p95()),
                    "postgres");
        }
        table.write(page);
        for (var each : benchmark.operations()) {
            each.missed()
                    .forEach(missed -> page.element(
                            "p", each.operation() + " misses its target: " + missed + ".", "class", "bad"));
        }
        chart(chart);
    }

    private static Object[] timings(String name, String store, Timings timings, String last) {
        return new Object[] {
            name,
            store,
            decimal(timings.average()),
            decimal(timings.p50()),
            decimal(timings.p95()),
            decimal(timings.p99()),
            last
        };
    }

    private void calls() {
        page.element("h2", "Calls of the last 24 hours");
        var table = new HtmlTable("answered by", "calls", "average", "p50", "p95", "p99", "");
        for (var store : report.calls().stores()) {
            var timings = store.timings();
            if (timings != null) {
                table.row(timings(
                        store.store() == Backend.POSTGRES ? "PostgreSQL" : "Supabase",
                        number(store.calls()),
                        timings,
                        ""));
            }
        }
        if (table.isEmpty()) {
            page.element("p", "No program made any.");
        } else {
            page.element(
                    "p",
                    number(report.calls().errors()) + " of "
                            + number(report.calls().calls()) + " failed.");
            table.write(page);
        }
    }

    private void comparisons() {
        page.element("h2", "Reads made on both stores");
        var compared = report.comparisons().stores();
        if (compared.modules().isEmpty() && compared.operations().isEmpty()) {
            page.element("p", "None were compared.");
            return;
        }
        page.element("p", "The answers are " + compared.verdict() + ".");
        var table = new HtmlTable("by", "compared", "matched", "mismatched", "undecided", "left out");
        compared.modules().forEach(each -> counts(table, each.module(), each.counts()));
        compared.operations().forEach(each -> counts(table, each.operation(), each.counts()));
        counts(table, "all", compared.total());
        table.write(page);
        var diagnoses = new BarChart("Mismatches by diagnosis");
        compared.total().diagnoses().forEach((name, count) -> diagnoses.bar(name, count, number(count), "supabase"));
        chart(diagnoses);
    }

    private static void counts(HtmlTable table, Object name, ComparisonJson.Counts counts) {
        table.row(
                name,
                number(counts.compared()),
                number(counts.matched()),
                number(counts.mismatched()),
                number(counts.undecided()),
                number(counts.dropped()));
    }

    private void readiness() {
        page.element("h2", "GO or NO-GO");
        var readiness = report.readiness();
        if (readiness == null) {
            page.element("p", "It was not asked: 'twinstore readiness' does.");
            return;
        }
        page.element("p", readiness.go() ? "GO." : "NO-GO.", "class", readiness.go() ? "good" : "bad");
        var table = new HtmlTable("", "what", "must be", "is", "seen");
        for (ReadinessReport.Line line : readiness.lines()) {
            table.row(
                    line.good() ? "ok" : "NO",
                    line.what(),
                    line.threshold(),
                    line.measured(),
                    line.at() == null ? "never" : time(line.at()));
        }
        table.write(page);
    }

    private static String time(Instant at) {
        return TIME.format(at);
    }

    private void flags() {
        page.element("h2", "The flags over time");
        if (report.flags().isEmpty()) {
            page.element("p", "Nobody changed them.");
            return;
        }
        var table = new HtmlTable("when", "who", "what");
        for (var change : report.flags()) {
            var what = change.changed().entrySet().stream()
                    .map(each -> each.getKey() + "=" + each.getValue())
                    .toList();
            table.row(time(change.at()), change.who(), what.isEmpty() ? "began" : String.join(", ", what));
        }
        table.write(page);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private static String decimal(double value) {
        return String.format(Locale.ROOT, "%,.1f", value);
    }
}

package io.twinstore.bootstrap.movereport;

import io.twinstore.application.benchmark.Timings;
import io.twinstore.bootstrap.reports.Words;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.util.Locale;

/** How long everything took: commands, the benchmark, the calls of programs. */
final class SpeedSections {
    private final MoveReport report;
    private final Html page;

    SpeedSections(MoveReport report, Html page) {
        this.report = report;
        this.page = page;
    }

    void stages() {
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
                    Figures.time(stage.at()),
                    duration(stage.milliseconds()),
                    stage.rowsPerSecond() == null ? "" : Figures.number(stage.rowsPerSecond()),
                    stage.good() ? "good" : "NOT GOOD",
                    stage.summary());
            if (stage.rowsPerSecond() != null) {
                speed.bar(stage.command(), stage.rowsPerSecond(), Figures.number(stage.rowsPerSecond()), "postgres");
            }
        }
        table.write(page);
        speed.write(page);
    }

    void forecast() {
        var score = report.forecast();
        if (score == null) {
            return;
        }
        page.element("h2", "The forecast and what came");
        var table = new HtmlTable("of the last move", "forecast", "came", "times the forecast");
        table.row(
                "duration",
                duration(score.forecastMillis()),
                duration(score.tookMillis()),
                String.format(Locale.ROOT, "%.2f", score.ratio()));
        table.row("rows", Figures.number(score.forecastRows()), Figures.number(score.rows()), "");
        table.write(page);
    }

    private static String duration(long millis) {
        return Words.exactly(Duration.ofMillis(millis));
    }

    void latencies() {
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
            table.row(timings(each.operation(), "PostgreSQL", each.postgres(), Figures.decimal(each.timesFaster())));
            chart.bar(
                    each.operation(),
                    each.supabase().p95(),
                    "Supabase " + Figures.decimal(each.supabase().p95()),
                    "supabase");
            chart.bar(
                    "",
                    each.postgres().p95(),
                    "PostgreSQL " + Figures.decimal(each.postgres().p95()),
                    "postgres");
        }
        table.write(page);
        for (var each : benchmark.operations()) {
            each.missed()
                    .forEach(missed -> page.element(
                            "p", each.operation() + " misses its target: " + missed + ".", "class", "bad"));
        }
        chart.write(page);
    }

    private static Object[] timings(String name, String store, Timings timings, String last) {
        return new Object[] {
            name,
            store,
            Figures.decimal(timings.average()),
            Figures.decimal(timings.p50()),
            Figures.decimal(timings.p95()),
            Figures.decimal(timings.p99()),
            last
        };
    }

    void calls() {
        page.element("h2", "Calls of the last 24 hours");
        var table = new HtmlTable("answered by", "calls", "average", "p50", "p95", "p99", "");
        for (var store : report.calls().stores()) {
            var timings = store.timings();
            if (timings != null) {
                table.row(timings(
                        store.store() == Backend.POSTGRES ? "PostgreSQL" : "Supabase",
                        Figures.number(store.calls()),
                        timings,
                        ""));
            }
        }
        if (table.isEmpty()) {
            page.element("p", "No program made any.");
        } else {
            page.element(
                    "p",
                    Figures.number(report.calls().errors()) + " of "
                            + Figures.number(report.calls().calls()) + " failed.");
            table.write(page);
        }
    }
}

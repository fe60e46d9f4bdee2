package io.twinstore.bootstrap.movereport;

import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.ValidationJson;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The report as one page without a script, which asks for nothing else. */
public final class MoveReportHtml {
    private final MoveReport report;
    private final Html page = new Html();

    private MoveReportHtml(MoveReport report) {
        this.report = report;
    }

    /**
     * Writes the page to a file that only its owner can read; one that is there is replaced.
     *
     * @throws InvalidInput when it cannot be written there
     */
    public static void write(MoveReport report, Path file) {
        try {
            PrivateFiles.replace(file, new MoveReportHtml(report).page());
        } catch (IOException e) {
            throw new InvalidInput("the report cannot be written to " + file + ": " + PrivateFiles.reason(e)
                    + "; name a file in a directory that exists and that you may write to");
        }
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
        var speed = new SpeedSections(report, page);
        speed.stages();
        speed.forecast();
        tables();
        speed.latencies();
        speed.calls();
        var verdicts = new VerdictSections(report, page);
        verdicts.comparisons();
        verdicts.readiness();
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
                "As of " + Figures.time(report.at()) + ". The move is at '" + status.phase() + "': " + status.meaning()
                        + ".");
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
        var loaded = report.loaded();
        return loaded == null ? null : Figures.number(loaded.totalRows());
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
        return Figures.decimal(ratios.getMin()) + " to " + Figures.decimal(ratios.getMax());
    }

    private @Nullable String differing() {
        var total = report.comparisons().stores().total();
        return total.compared() == 0
                ? null
                : Figures.number(total.mismatched()) + " of " + Figures.number(total.compared());
    }

    private @Nullable String failed() {
        var calls = report.calls();
        return calls.calls() == 0 ? null : Figures.number(calls.errors()) + " of " + Figures.number(calls.calls());
    }

    private void tables() {
        page.element("h2", "The tables");
        var validation = report.validation();
        if (validation == null) {
            page.element("p", "They were not validated.");
            loadedTables();
            return;
        }
        page.element("p", "All rows of both stores together: " + validation.verdict() + ".");
        var table = new HtmlTable(
                "table",
                "loaded",
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
                    loaded(ended.table()),
                    Figures.number(ended.source()),
                    Figures.number(ended.target()),
                    Figures.number(ended.missing()),
                    Figures.number(ended.extra()),
                    Figures.number(ended.different()),
                    isEqual(ended) ? ended.verdict() : ended.verdict().toUpperCase(Locale.ROOT),
                    digest(ended.table()));
        }
        table.write(page);
    }

    private void loadedTables() {
        var loaded = report.loaded();
        if (loaded != null) {
            var table = new HtmlTable("table", "loaded");
            loaded.tables().forEach(each -> table.row(each.table(), Figures.number(each.rows())));
            table.write(page);
        }
    }

    private String loaded(String table) {
        var loaded = report.loaded();
        return loaded == null
                ? ""
                : loaded.tables().stream()
                        .filter(each -> each.table().equals(table))
                        .map(each -> Figures.number(each.rows()))
                        .findFirst()
                        .orElse("");
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
            table.row(Figures.time(change.at()), change.who(), what.isEmpty() ? "began" : String.join(", ", what));
        }
        table.write(page);
    }
}

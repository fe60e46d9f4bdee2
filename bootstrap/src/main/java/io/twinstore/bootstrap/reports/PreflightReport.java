package io.twinstore.bootstrap.reports;

import io.twinstore.application.preflight.Finding;
import io.twinstore.application.preflight.Forecast;
import io.twinstore.application.preflight.Forecast.TableForecast;
import io.twinstore.application.preflight.PreflightResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether a move may start, for people and for programs. */
public record PreflightReport(PreflightResult result) {
    private static final int KILOBYTE = 1_000;

    /**
     * The answer for programs.
     *
     * @param forecast null when nothing could be measured
     */
    public record Document(
            boolean mayStart,
            long blocking,
            long triedRows,
            List<Shown> findings,
            @Nullable Sum forecast) {}

    /** What evidence of a preflight holds when a duration was forecast. */
    public record Forecasted(Sum forecast) {}

    /** What is forecast of all tables together, and of each. */
    public record Sum(
            long rows, long requests, long exportMillis, long importMillis, long bytes, List<TableForecast> tables) {
        static Sum of(Forecast forecast) {
            return new Sum(
                    forecast.sum(TableForecast::rows),
                    forecast.sum(TableForecast::requests),
                    forecast.sum(TableForecast::exportMillis),
                    forecast.sum(TableForecast::importMillis),
                    forecast.sum(TableForecast::bytes),
                    forecast.tables());
        }
    }

    /**
     * One finding.
     *
     * @param subject the table, or the table and its column; null when it is about the store
     */
    public record Shown(
            String severity, String where, @Nullable String subject, String what, String whatToDo) {}

    /** For programs. */
    public Document json() {
        return new Document(
                result.mayStart(),
                result.blocking(),
                result.tried(),
                result.findings().stream().map(PreflightReport::shown).toList(),
                result.forecast() == null ? null : Sum.of(result.forecast()));
    }

    private static Shown shown(Finding finding) {
        return new Shown(
                Words.of(finding.severity()), finding.where(), finding.subject(), finding.what(), finding.whatToDo());
    }

    /** For people. */
    public String text() {
        var text = new StringBuilder();
        for (var finding : result.findings()) {
            text.append(String.format(Locale.ROOT, "%-8s  %s", Words.of(finding.severity()), finding.where()))
                    .append(finding.subject() == null ? "" : ", " + finding.subject())
                    .append("\n          ")
                    .append(finding.what())
                    .append(".\n")
                    .append(
                            finding.whatToDo().equals("nothing")
                                    ? ""
                                    : "          To do: " + finding.whatToDo() + ".\n");
        }
        return text
                + forecast()
                + String.format(
                        Locale.ROOT,
                        "%,d rows went through the real paths and came back as they were.\n",
                        result.tried())
                + summary()
                + ".";
    }

    private String forecast() {
        var forecast = result.forecast();
        if (forecast == null) {
            return "\nNo duration is forecast, since no row of the source could be tried.\n";
        }
        var table = new TextTable("forecast", "rows", "requests", "export ms", "import ms", "kB");
        forecast.tables()
                .forEach(each -> table.row(
                        each.table(),
                        each.rows(),
                        each.requests(),
                        each.exportMillis(),
                        each.importMillis(),
                        each.bytes() / KILOBYTE));
        var all = Sum.of(forecast);
        table.row("all", all.rows(), all.requests(), all.exportMillis(), all.importMillis(), all.bytes() / KILOBYTE);
        return "\n" + table + "\n";
    }

    /** In one line. */
    public String summary() {
        return result.mayStart()
                ? "The move may start"
                : "The move may not start: " + result.blocking() + " blocking "
                        + (result.blocking() == 1 ? "finding" : "findings");
    }
}

package io.twinstore.bootstrap.movereport;

import io.twinstore.application.readiness.Readiness.Line;
import io.twinstore.bootstrap.reports.ComparisonJson;

/** What speaks for a change of the primary, and what against it. */
final class VerdictSections {
    private final MoveReport report;
    private final Html page;

    VerdictSections(MoveReport report, Html page) {
        this.report = report;
        this.page = page;
    }

    void comparisons() {
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
        compared.total()
                .diagnoses()
                .forEach((name, count) -> diagnoses.bar(name, count, Figures.number(count), "supabase"));
        diagnoses.write(page);
    }

    private static void counts(HtmlTable table, Object name, ComparisonJson.Counts counts) {
        table.row(
                name,
                Figures.number(counts.compared()),
                Figures.number(counts.matched()),
                Figures.number(counts.mismatched()),
                Figures.number(counts.undecided()),
                Figures.number(counts.dropped()));
    }

    void readiness() {
        page.element("h2", "GO or NO-GO");
        var readiness = report.readiness();
        if (readiness == null) {
            page.element("p", "It was not asked: 'twinstore readiness' does.");
            return;
        }
        page.element("p", readiness.go() ? "GO." : "NO-GO.", "class", readiness.go() ? "good" : "bad");
        var table = new HtmlTable("", "what", "must be", "is", "seen");
        for (Line line : readiness.lines()) {
            table.row(
                    line.good() ? "ok" : "NO",
                    line.what(),
                    line.threshold(),
                    line.measured(),
                    line.at() == null ? "never" : Figures.time(line.at()));
        }
        table.write(page);
    }
}

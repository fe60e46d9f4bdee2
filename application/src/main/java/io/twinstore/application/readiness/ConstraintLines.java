package io.twinstore.application.readiness;

import io.twinstore.application.readiness.Readiness.Line;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.ConstraintReport.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether the rows in PostgreSQL keep the rules of the schema. */
final class ConstraintLines {
    private ConstraintLines() {}

    static List<Line> of(ConstraintReport report, Instant now) {
        return List.of(
                line("foreign keys", "no orphan", Kind.FOREIGN_KEY, report, now),
                line("unique keys", "no duplicate", Kind.UNIQUE_KEY, report, now),
                line("sequences", "none behind", Kind.SEQUENCE, report, now));
    }

    private static Line line(String what, String threshold, Kind kind, ConstraintReport report, Instant now) {
        var broken = report.violations(kind);
        int checked = report.checked(kind);
        var measured = broken.isEmpty()
                ? "all " + checked + " hold"
                : broken.stream()
                        .map(each ->
                                String.format(Locale.ROOT, "%,d of %s (%s)", each.rows(), each.table(), each.name()))
                        .collect(Collectors.joining(", "));
        return new Line(what, threshold, measured, now, broken.isEmpty() && checked > 0, "readiness");
    }
}

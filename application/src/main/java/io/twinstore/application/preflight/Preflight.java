package io.twinstore.application.preflight;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.List;

/** Says whether a move may start; nothing is written. */
public final class Preflight {
    private final SourceInspection source;
    private final TargetInspection target;

    /** Over these two stores. */
    public Preflight(SourceInspection source, TargetInspection target) {
        this.source = source;
        this.target = target;
    }

    /** Looks at these tables of both stores. */
    public PreflightResult run(List<Table> tables) {
        var from = source.facts(tables);
        var into = target.facts(tables);
        var findings = new ArrayList<>(StoreRules.of(from, into));
        for (var table : tables) {
            findings.addAll(TableRules.of(table, from, into, source));
        }
        findings.addAll(constraints(into));
        return new PreflightResult(findings);
    }

    /** What the rows that are in the target already break. */
    private List<Finding> constraints(TargetFacts into) {
        var place = into.server().place();
        try {
            return target.constraints().violations().stream()
                    .map(violation -> finding(place, violation))
                    .toList();
        } catch (StoreException.Unavailable | StoreException.TimedOut e) {
            throw e;
        } catch (StoreException e) {
            return List.of(Finding.warning(
                    place,
                    null,
                    "keys of rows that are there already cannot be checked: " + e.getMessage(),
                    "make right what it names, and run preflight again"));
        }
    }

    private static Finding finding(String place, ConstraintReport.Violation violation) {
        var rows = violation.rows();
        return switch (violation.kind()) {
            case FOREIGN_KEY ->
                Finding.blocking(
                        place,
                        violation.table(),
                        rows + " rows refer to missing ones (" + violation.name() + ")",
                        "remove those rows, or load what they refer to");
            case UNIQUE_KEY ->
                Finding.blocking(
                        place,
                        violation.table(),
                        rows + " rows have the key of another (" + violation.name() + ")",
                        "remove the duplicates, then reindex the table");
            case SEQUENCE ->
                Finding.warning(
                        place,
                        violation.table() + "." + violation.name(),
                        "its sequence is " + rows + " behind",
                        "nothing: import has it go on after the greatest id");
        };
    }
}

package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.SourceTable.Access;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.List;

/** What is asked of one table on both sides. */
final class TableRules {
    private TableRules() {}

    static List<Finding> of(Table table, SourceFacts source, TargetFacts target, SourceInspection rows, boolean ours) {
        var findings = new ArrayList<Finding>();
        var from = source.table(table.name());
        var into = target.table(table.name());
        source(table, from, source.place(), findings);
        var place = target.server().place();
        if (into.isEmpty()) {
            findings.add(Finding.blocking(
                    place, table.name(), "the target has no such table", "run 'twinstore schema migrate'"));
            return findings;
        }
        target(into.get(), place, findings);
        if (from.access() == Access.READ && !from.columns().isEmpty()) {
            findings.addAll(new ColumnRules(table, from, into.get(), source.place(), place, rows, ours).findings());
            rows.shiftedArrays(table)
                    .forEach(column -> findings.add(Finding.warning(
                            source.place(),
                            table.name() + "." + column,
                            "arrays whose places do not begin at 1, which a copy numbers anew",
                            "nothing, unless a program counts on those places")));
        }
        return findings;
    }

    private static void source(Table table, SourceTable from, String place, List<Finding> findings) {
        switch (from.access()) {
            case MISSING ->
                findings.add(Finding.blocking(
                        place,
                        table.name(),
                        "the source's API serves no such table",
                        "expose its schema, or leave the table out with --tables"));
            case REFUSED ->
                findings.add(Finding.blocking(
                        place,
                        table.name(),
                        "the key is accepted, but its role may not read this table",
                        "grant select on " + table + " to the role of the key, service_role"));
            case READ -> {
                if (!from.hasRows() && table.name().equals("companies")) {
                    findings.add(Finding.blocking(
                            place,
                            table.name(),
                            "the source shows no company; row-level security hides all rows from this key",
                            "set SUPABASE_KEY to the project's secret key"));
                } else if (from.columns().isEmpty()) {
                    findings.add(Finding.warning(
                            place,
                            table.name(),
                            "the key sees no row, and no description tells the columns",
                            "compare them by hand, unless the table is empty"));
                }
            }
        }
    }

    private static void target(TargetTable into, String place, List<Finding> findings) {
        if (!into.lacking().isEmpty()) {
            findings.add(Finding.blocking(
                    place,
                    into.name(),
                    "the user lacks " + String.join(", ", into.lacking()),
                    "grant it on " + into.name() + " to the user of the connection"));
        }
        if (into.rowSecurity()) {
            findings.add(Finding.blocking(
                    place,
                    into.name(),
                    "row-level security holds for the user, and hides or refuses rows",
                    "connect as the table's owner, or alter the user to bypass row-level security"));
        }
    }
}

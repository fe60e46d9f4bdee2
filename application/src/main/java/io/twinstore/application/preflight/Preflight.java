package io.twinstore.application.preflight;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Says whether a move may start; nothing is written but in the scratch schema, which is removed. */
public final class Preflight {
    /** Its rows are in partitions, of which a copy has none; other tables have all the types of its columns. */
    private static final String PARTITIONED = "messages";

    private final SourceInspection source;
    private final TargetInspection target;
    private final Supplier<TableReader> rows;
    private final ScratchTables scratch;
    private final int pageSize;

    /**
     * Over these two stores.
     *
     * @param rows the source's, which are asked for only when the key sees all of them
     * @param scratch is opened and closed once, if at all
     */
    public Preflight(
            SourceInspection source,
            TargetInspection target,
            Supplier<TableReader> rows,
            ScratchTables scratch,
            int pageSize) {
        this.source = source;
        this.target = target;
        this.rows = rows;
        this.scratch = scratch;
        this.pageSize = pageSize;
    }

    /** Looks at these tables of both stores. */
    public PreflightResult run(List<Table> tables) {
        var from = source.facts(tables);
        var into = target.facts(tables);
        var findings = new ArrayList<>(StoreRules.of(from, into));
        var sound = new ArrayList<Table>();
        for (var table : tables) {
            var found = TableRules.of(table, from, into, source);
            findings.addAll(found);
            if (found.stream().noneMatch(Finding::isBlocking)) {
                sound.add(table);
            }
        }
        findings.addAll(constraints(into));
        return tried(sound, from, into, findings);
    }

    /** Tries the tables that are sound, for of the others a finding says already what is wrong. */
    private PreflightResult tried(List<Table> sound, SourceFacts from, TargetFacts into, List<Finding> findings) {
        var server = into.server();
        var possible = sound.stream()
                .filter(table -> !table.name().equals(PARTITIONED))
                .toList();
        if (!server.mayCreateSchema() || !server.mayCreateTemp() || possible.isEmpty()) {
            return new PreflightResult(findings, 0, null);
        }
        if (possible.size() < sound.size()) {
            findings.add(Finding.note(
                    server.place(),
                    PARTITIONED,
                    "its rows are not tried and no duration is forecast, since a copy has no partitions",
                    "nothing"));
        }
        try (scratch) {
            scratch.open(possible);
            var seesAll = from.hidesRows() == null || from.anyKey();
            var trial = new Trial(scratch, seesAll ? rows.get() : null, server.place(), pageSize);
            for (var table : possible) {
                into.table(table.name()).ifPresent(facts -> trial.table(table, facts));
            }
            return trial.result(findings);
        }
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

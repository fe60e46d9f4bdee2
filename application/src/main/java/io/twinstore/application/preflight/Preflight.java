package io.twinstore.application.preflight;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ScratchTables;
import io.twinstore.domain.inspection.SourceFacts;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.TargetFacts;
import io.twinstore.domain.inspection.TargetInspection;
import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Says whether a move may start; nothing is written but in the scratch schema, which is removed. */
public final class Preflight {
    private final SourceInspection source;
    private final TargetInspection target;
    private final Supplier<TableReader> rows;
    private final ScratchTables scratch;
    private final int pageSize;
    private final List<Table> schema;

    /**
     * Over these two stores.
     *
     * @param rows the source's, which are asked for only when the key sees all of them
     * @param scratch is opened and closed once, if at all
     * @param schema our own tables, which the data layer must be able to write
     */
    public Preflight(
            SourceInspection source,
            TargetInspection target,
            Supplier<TableReader> rows,
            ScratchTables scratch,
            int pageSize,
            List<Table> schema) {
        this.source = source;
        this.target = target;
        this.rows = rows;
        this.scratch = scratch;
        this.pageSize = pageSize;
        this.schema = schema;
    }

    /** Looks at these tables of both stores. */
    public PreflightResult run(List<Table> tables) {
        var from = source.facts(tables);
        var into = target.facts(tables);
        var broken = brokenAtSource(tables, from);
        var findings = new ArrayList<>(StoreRules.of(from, into, broken.isPresent()));
        broken.ifPresent(findings::addAll);
        var sound = new ArrayList<Table>();
        for (var table : tables) {
            var found = TableRules.of(table, from, into, source, isOurs(table));
            findings.addAll(found);
            if (found.stream().noneMatch(Finding::isBlocking)) {
                sound.add(table);
            }
        }
        findings.addAll(constraints(into));
        var here = target.database(tables);
        var there = source.database(readable(tables, from));
        there.ifPresent(facts -> findings.addAll(ClockRules.of(from, facts, into, here)));
        var result = tried(sound, from, into, findings);
        return result.with(SpaceRule.of(into.server(), here, there, result.forecast()));
    }

    private boolean isOurs(Table table) {
        return schema.stream().anyMatch(each -> each.name().equals(table.name()));
    }

    private static Finding atSource(String place, ConstraintReport.Violation violation) {
        var what = violation.kind() == ConstraintReport.Kind.FOREIGN_KEY
                ? " rows refer to missing ones ("
                : " rows have the key of another (";
        return Finding.blocking(
                place,
                violation.table(),
                violation.rows() + what + violation.name() + "), which import refuses",
                "correct them there, or have 'import --rejects' set them aside");
    }

    /** Tries the tables that are sound, for of the others a finding says already what is wrong. */
    private PreflightResult tried(List<Table> sound, SourceFacts from, TargetFacts into, List<Finding> findings) {
        var server = into.server();
        if (!server.mayCreateSchema() || !server.mayCreateTemp() || sound.isEmpty()) {
            return new PreflightResult(findings, 0, null);
        }
        try (scratch) {
            scratch.open(sound);
            var seesAll = from.hidesRows() == null || from.anyKey();
            var trial = new Trial(scratch, seesAll ? rows.get() : null, server.place(), pageSize);
            for (var table : sound) {
                into.table(table.name()).ifPresent(facts -> trial.table(table, facts));
            }
            return trial.result(findings);
        }
    }

    private static List<Table> readable(List<Table> tables, SourceFacts from) {
        return tables.stream()
                .filter(table -> from.table(table.name()).access() == SourceTable.Access.READ)
                .toList();
    }

    /** What the source's rows break of our schema's keys; nothing where that cannot be asked for. */
    private Optional<List<Finding>> brokenAtSource(List<Table> tables, SourceFacts from) {
        var readable = readable(tables, from);
        return checked(
                from.place(),
                "keys of the source's rows cannot be checked",
                () -> source.constraints(readable)
                        .map(report -> report.violations().stream()
                                .map(violation -> atSource(from.place(), violation))
                                .toList()));
    }

    /** What the rows that are in the target already break. */
    private List<Finding> constraints(TargetFacts into) {
        var place = into.server().place();
        return checked(
                        place,
                        "keys of rows that are there already cannot be checked",
                        () -> Optional.of(target.constraints().violations().stream()
                                .map(violation -> finding(place, violation))
                                .toList()))
                .orElse(List.of());
    }

    private static Optional<List<Finding>> checked(
            String place, String otherwise, Supplier<Optional<List<Finding>>> check) {
        try {
            return check.get();
        } catch (StoreException.Unavailable | StoreException.TimedOut e) {
            throw e;
        } catch (StoreException e) {
            return Optional.of(List.of(Finding.warning(
                    place,
                    null,
                    otherwise + ": " + e.getMessage(),
                    "make right what it names, and run preflight again")));
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

package io.twinstore.application.preflight;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import io.twinstore.domain.inspection.SourceInspection;
import io.twinstore.domain.inspection.SourceTable;
import io.twinstore.domain.inspection.TargetTable;
import io.twinstore.domain.tables.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Holds the columns of a table in the source against those in the target. */
final class ColumnRules {
    private static final String LIKE_SCHEMA =
            "make the target's column as the schema has it (schema/README.md); if it is, make the source's like it";
    private static final String MIGRATE = "run 'twinstore schema migrate', or give the target's column its name again";
    private static final String SHORTEN = "shorten those texts in the source; import refuses them and cuts none";

    private final Table table;
    private final SourceTable source;
    private final TargetTable target;
    private final String sourcePlace;
    private final String targetPlace;
    private final SourceInspection rows;
    private final boolean ours;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * Of one table.
     *
     * @param ours whether the table is of our schema, so that the data layer writes it, too
     * @param rows is asked whether a row would be refused, where the columns alone do not decide
     */
    ColumnRules(
            Table table,
            SourceTable source,
            TargetTable target,
            String sourcePlace,
            String targetPlace,
            SourceInspection rows,
            boolean ours) {
        this.table = table;
        this.source = source;
        this.target = target;
        this.sourcePlace = sourcePlace;
        this.targetPlace = targetPlace;
        this.rows = rows;
        this.ours = ours;
    }

    List<Finding> findings() {
        for (var column : source.columns()) {
            var into = target.column(column.name());
            if (!table.columns().containsKey(column.name())) {
                unknown(column);
            } else if (into.isPresent()) {
                both(column, into.get());
            } else {
                block(targetPlace, column.name(), "the target lacks this column" + candidates(column), MIGRATE);
            }
        }
        for (var column : target.columns()) {
            if (source.column(column.name()).isEmpty()) {
                onlyTarget(column);
            }
        }
        for (var name : table.columns().keySet()) {
            if (target.column(name).isEmpty() && source.column(name).isEmpty()) {
                block(targetPlace, name, "both stores lack this column of the schema", MIGRATE);
            }
        }
        return findings;
    }

    private void unknown(ColumnFacts column) {
        block(
                sourcePlace,
                column.name(),
                "the schema has no such column" + candidates(column) + ", so import refuses the table's rows",
                "give it the schema's name in the source, or drop it there if nobody needs it");
    }

    /** Columns that the source lacks and that have the same type and nearly the same name. */
    private String candidates(ColumnFacts column) {
        var candidates = target.columns().stream()
                .filter(other -> source.column(other.name()).isEmpty())
                .filter(other -> column.type() == null || column.type().equals(other.type()))
                .map(ColumnFacts::name)
                .filter(other -> Similar.names(column.name(), other))
                .collect(Collectors.joining(" or "));
        return candidates.isEmpty() ? "" : " (the target's " + candidates + " may be the same)";
    }

    private void onlyTarget(ColumnFacts column) {
        if (table.key().contains(column.name())) {
            block(sourcePlace, column.name(), "the source lacks a column of the primary key", "add it to the source");
        } else if (!column.nullable() && !column.hasDefault() && column.kind() == Kind.PLAIN) {
            block(
                    targetPlace,
                    column.name(),
                    "the source lacks this column, and the target demands a value",
                    "give it a default in the target, or drop its not-null");
        } else {
            findings.add(Finding.note(
                    targetPlace,
                    subject(column.name()),
                    "the source lacks this column; rows will have " + (column.hasDefault() ? "its default" : "no value")
                            + " there",
                    "nothing"));
        }
    }

    private void both(ColumnFacts from, ColumnFacts into) {
        if (into.kind() != Kind.PLAIN && ours) {
            var kind = into.kind() == Kind.GENERATED ? "generated" : "generated always as identity";
            block(
                    targetPlace,
                    from.name(),
                    "the column is " + kind + ", so the source's values cannot be loaded",
                    into.kind() == Kind.GENERATED
                            ? "make it a plain column in the target until the move is done"
                            : "alter table " + table + " alter column " + from.name() + " set generated by default");
        }
        if (into.type() != null && from.type() != null) {
            type(from, from.type(), into, into.type());
        }
        if (!into.nullable() && from.nullable() && source.columns().stream().anyMatch(each -> each.type() != null)) {
            noNulls(from);
        }
    }

    private void type(ColumnFacts from, String source, ColumnFacts into, String target) {
        var change = from.shownType() + " in the source, " + into.shownType() + " in the target";
        switch (TypeFit.of(source, target)) {
            case NARROWER -> block(targetPlace, from.name(), change + ", which is narrower", LIKE_SCHEMA);
            case OTHER -> block(targetPlace, from.name(), change + ": another type", LIKE_SCHEMA);
            case NAIVE ->
                block(
                        sourcePlace,
                        from.name(),
                        "instants without a time zone, which the target's " + into.shownType() + " cannot take",
                        "find out in which zone they were written, and alter the source's column to timestamptz"
                                + " using it");
            case WHOLE -> sizes(from, into);
        }
        if (source.equals(TypeFit.NAIVE_TYPE) && target.equals(TypeFit.NAIVE_TYPE)) {
            warn(
                    from.name(),
                    "instants without a time zone on both sides, which every program reads in its own",
                    "make sure that all programs use one zone, or alter both columns to timestamptz");
        }
    }

    /** A length is decided by the rows: import refuses a longer text, and never cuts one. */
    private void sizes(ColumnFacts from, ColumnFacts into) {
        var most = into.length();
        var isText = from.type() != null && !from.type().endsWith("[]");
        if (most != null && isText && (from.length() == null || from.length() > most)) {
            var what = from.shownType() + " in the source, " + into.shownType() + " in the target";
            byRows(
                    from,
                    () -> rows.anyLonger(table, from.name(), most),
                    what + ", and a row has a longer text",
                    what + "; no row is longer now, and import would refuse one",
                    SHORTEN);
        }
        var scale = into.scale();
        var digits = into.precision();
        if (from.precision() != null && from.scale() != null && digits != null && scale != null) {
            if (scale < from.scale() || digits - scale < from.precision() - from.scale()) {
                block(
                        targetPlace,
                        from.name(),
                        from.shownType() + " in the source, " + into.shownType()
                                + " in the target, which has fewer digits",
                        LIKE_SCHEMA);
            }
        }
    }

    private void noNulls(ColumnFacts from) {
        byRows(
                from,
                () -> rows.anyNull(table, from.name()),
                "the target demands a value, and a row of the source has none",
                "the target demands a value and the source does not; every row has one now",
                "drop the target's not-null, or give the source's rows a value");
    }

    /** Where a row decides: it blocks when there is one, and is warned of when there is none yet, or nobody can tell. */
    private void byRows(ColumnFacts column, BooleanSupplier any, String found, String none, String whatToDo) {
        try {
            if (any.getAsBoolean()) {
                block(targetPlace, column.name(), found, whatToDo);
            } else {
                warn(column.name(), none, "nothing, unless programs write such rows before the move");
            }
        } catch (StoreException.TimedOut e) {
            warn(column.name(), "the source cannot say in time whether this holds: " + found, "look there by SQL");
        }
    }

    private void warn(String column, String what, String whatToDo) {
        findings.add(Finding.warning(targetPlace, subject(column), what, whatToDo));
    }

    private void block(String place, String column, String what, String whatToDo) {
        findings.add(Finding.blocking(place, subject(column), what, whatToDo));
    }

    private String subject(String column) {
        return table.name() + "." + column;
    }
}

package io.twinstore.application.move;

import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a comparison of two stores found; every table ends with a verdict. */
public record Validation(List<TableResult> tables, List<Difference> differences) {

    /** How a table, or all of them, ended. */
    public enum Verdict {
        /** Every row has its equal. */
        EQUAL,
        /** Some rows have not. */
        DIFFERENT,
        /** It could not be compared. */
        BLOCKED
    }

    /** What is wrong with a row: not at the target, only at the target, or not equal. */
    public enum Kind {
        MISSING,
        EXTRA,
        DIFFERENT
    }

    /**
     * One table's counts.
     *
     * @param reason why it is blocked; null when it is not
     */
    public record TableResult(
            String table,
            long source,
            long target,
            long missing,
            long extra,
            long different,
            Verdict verdict,
            @Nullable String reason) {

        private TableResult without(@Nullable SetAside rejects) {
            return rejects == null || verdict != Verdict.EQUAL
                    ? this
                    : new TableResult(
                            table,
                            source,
                            target,
                            missing,
                            extra,
                            different,
                            Verdict.BLOCKED,
                            rejects + "; correct them at the source, then run catch-up and repair");
        }
    }

    /** One row's difference: its primary key and the columns that differ, never their values. */
    public record Difference(String table, Json.Obj key, Kind kind, List<String> columns, String diagnosis) {}

    /** Takes copies. */
    public Validation {
        tables = List.copyOf(tables);
        differences = List.copyOf(differences);
    }

    /** The same, but no table is equal of which a load has set rows aside. */
    public Validation without(Map<String, SetAside> rejects) {
        return new Validation(
                tables.stream()
                        .map(table -> table.without(rejects.get(table.table())))
                        .toList(),
                differences);
    }

    /** How many rows of the source were compared. */
    public long rows() {
        return tables.stream().mapToLong(TableResult::source).sum();
    }

    /** The worst verdict of all tables. */
    public Verdict verdict() {
        return tables.stream().map(TableResult::verdict).max(Verdict::compareTo).orElse(Verdict.BLOCKED);
    }
}

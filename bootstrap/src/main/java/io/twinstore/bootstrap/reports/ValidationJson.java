package io.twinstore.bootstrap.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twinstore.application.move.Validation;
import io.twinstore.domain.values.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A validation for programs, in the schema of cli.md. */
public record ValidationJson(String verdict, List<TableResult> tables, List<Difference> differences) {

    /** Of a validation. */
    public static ValidationJson of(Validation validation) {
        return new ValidationJson(
                Words.of(validation.verdict()),
                validation.tables().stream().map(TableResult::of).toList(),
                validation.differences().stream().map(Difference::of).toList());
    }

    /** The part of it that says how each table ended. */
    public record Tables(String verdict, List<Ended> tables) {}

    /** How a table ended, as a validation that was kept tells it. */
    public record Ended(
            String table, long source, long target, long missing, long extra, long different, String verdict) {}

    /** One table's counts; a reason is there only when it is blocked. */
    public record TableResult(
            String table,
            long source,
            long target,
            long missing,
            long extra,
            long different,
            String verdict,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String reason) {
        static TableResult of(Validation.TableResult table) {
            return new TableResult(
                    table.table(),
                    table.source(),
                    table.target(),
                    table.missing(),
                    table.extra(),
                    table.different(),
                    Words.of(table.verdict()),
                    table.reason());
        }
    }

    /** One row's difference. */
    public record Difference(String table, Json.Obj key, String kind, List<String> columns, String diagnosis) {
        static Difference of(Validation.Difference difference) {
            return new Difference(
                    difference.table(),
                    difference.key(),
                    Words.of(difference.kind()),
                    difference.columns(),
                    difference.diagnosis());
        }
    }
}

package io.twinstore.bootstrap.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.twinstore.application.move.Validation;
import io.twinstore.domain.values.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A validation for programs, in the schema of cli.md. */
record ValidationJson(String verdict, List<TableResult> tables, List<Difference> differences) {

    static ValidationJson of(Validation validation) {
        return new ValidationJson(
                Output.word(validation.verdict()),
                validation.tables().stream().map(TableResult::of).toList(),
                validation.differences().stream().map(Difference::of).toList());
    }

    /** One table's counts; a reason is there only when it is blocked. */
    record TableResult(
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
                    Output.word(table.verdict()),
                    table.reason());
        }
    }

    /** One row's difference. */
    record Difference(String table, Json.Obj key, String kind, List<String> columns, String diagnosis) {
        static Difference of(Validation.Difference difference) {
            return new Difference(
                    difference.table(),
                    difference.key(),
                    Output.word(difference.kind()),
                    difference.columns(),
                    difference.diagnosis());
        }
    }
}

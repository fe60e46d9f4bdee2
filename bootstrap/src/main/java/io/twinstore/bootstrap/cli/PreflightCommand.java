package io.twinstore.bootstrap.cli;

import io.twinstore.application.preflight.Preflight;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.reports.PreflightReport;
import io.twinstore.postgres.PostgresStore;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Looks at both stores before anything moves. */
@Command(
        name = "preflight",
        description = {
            "May the move start? Holds both stores against each other: columns, types, privileges, the key, the server.",
            "Nothing is written. Exit status 1 when a finding blocks."
        })
final class PreflightCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var chosen = tables.chosen(PostgresStore.schemaTables());
        try (var source = settings.stores().supabase();
                var target = settings.stores().postgres()) {
            target.requireReachable();
            var result = new Preflight(source.inspection(), target.inspection()).run(chosen);
            var report = new PreflightReport(result);
            settings.output().result(report::json, report::text);
            if (Tables.allOfThePlan(chosen)) {
                settings.keep(Proof.PREFLIGHT, result.mayStart(), report.summary(), report.json());
            }
            return result.mayStart() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }
}

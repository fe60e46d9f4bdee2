package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.PatientReader;
import io.twinstore.application.preflight.Preflight;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.reports.PreflightReport;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.inspection.ScratchTables;
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
            "May the move start? Holds both stores against each other: columns, types, privileges, the key, the server. Says how"
                    + " long the move will take.",
            "Extreme values of every type, and a page of each table, go through the real paths in a scratch schema of"
                    + " PostgreSQL, which is removed, also when it is interrupted. Nothing else is written. Exit status 1 when a"
                    + " finding blocks."
        })
final class PreflightCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var output = settings.output();
        try (var progress = settings.progress("preflight");
                var source = settings.stores().source();
                var target = settings.stores().postgres()) {
            target.requireReachable();
            var chosen = tables.chosen(target.movable(), progress);
            var scratch = target.scratch();
            var preflight = new Preflight(
                    source.inspection(),
                    target.inspection(),
                    () -> new PatientReader(source.rows(), settings.stores().moveTimeout(), progress),
                    scratch,
                    settings.stores().pageSize(),
                    PostgresStore.schemaTables());
            var result = Interruption.guarding(() -> preflight.run(chosen), () -> interrupted(output, scratch));
            var report = new PreflightReport(result);
            output.result(report::json, report::text);
            if (Tables.allOfThePlan(chosen)) {
                settings.keep(Proof.PREFLIGHT, result.mayStart(), report.summary(), report.json());
            }
            return result.mayStart() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }

    /** Halts, since the command itself must not go on. */
    private static void interrupted(Output output, ScratchTables scratch) {
        try {
            scratch.close();
            output.note("twinstore: interrupted; the scratch schema is removed, so run it again");
        } catch (StoreException e) {
            output.note("twinstore: interrupted, and the scratch schema is left: " + e.getMessage());
        }
        Runtime.getRuntime().halt(ExitStatus.FAILED);
    }
}

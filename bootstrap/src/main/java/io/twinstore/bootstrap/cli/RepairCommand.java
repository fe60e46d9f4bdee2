package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.Repair;
import io.twinstore.application.move.RepairByLoad;
import io.twinstore.application.move.RepairResult;
import io.twinstore.application.move.RowRepair;
import io.twinstore.application.move.Validate;
import io.twinstore.application.status.Proof;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.config.CopySource;
import io.twinstore.bootstrap.reports.RepairReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Makes the side that is not the primary equal again. */
@Command(
        name = "repair",
        description = {
            "Make the rows that differ equal again: the store that is not the primary gets them from the primary.",
            "Finds them as validate does. In PostgreSQL all rows are written in one transaction, and both sides are compared"
                    + " again before it is committed. Supabase is written over REST, as far as that can. Digests of both sides"
                    + " before and after are shown and kept. Rows that are pending in the journal are left to replay. Exit"
                    + " status 1 when rows are left."
        })
final class RepairCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--limit",
            paramLabel = "ROWS",
            defaultValue = "10000",
            description = "Write nothing when more rows differ; default ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--dry-run", description = "Only show what would be written and deleted.")
    private boolean dryRun;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        if (limit < 1) {
            throw new SettingException("--limit must be positive");
        }
        var state = StateDirectory.at(settings.stores().stateDirectory());
        int pageSize = settings.stores().pageSize();
        var side = state.flags().primary().orElse(Backend.SUPABASE).other();
        try (var progress = settings.progress("repair");
                var source = settings.stores().copySource();
                var target = settings.stores().postgres()) {
            var compared =
                    ComparedStores.of(source, target, tables, settings.stores().moveTimeout(), progress);
            var hash = state.lazyHash();
            var validate = new Validate(compared.source(), compared.target(), pageSize, progress, hash);
            Function<RowRepair, RepairResult> repair = rows -> {
                var work = new Repair(validate, rows, state::pending, hash);
                return dryRun ? work.dryRun(compared.tables(), limit) : work.run(compared.tables(), limit);
            };
            var result = side == Backend.POSTGRES
                    ? postgres(state, source, target, compared, repair)
                    : supabase(settings, compared, repair);
            var report = new RepairReport(result, side, dryRun);
            if (report.equal() && side == Backend.POSTGRES && !dryRun) {
                state.forgetRejects(compared.tables().stream().map(Table::name).toList());
            }
            return report(settings, report);
        }
    }

    @SuppressWarnings("try") // while the marks are held, nobody else copies
    private RepairResult postgres(
            StateDirectory state,
            CopySource source,
            PostgresStore target,
            ComparedStores compared,
            Function<RowRepair, RepairResult> repair) {
        var writer = target.tableWriter();
        var writes = new UnjournaledWrites(state, "rows were written by repair");
        var rows = new RepairByLoad(compared.source().rows(), writer, writes);
        if (dryRun) {
            return repair.apply(rows);
        }
        try (var marks = state.claimMarks(source.name(), writer.place())) {
            return repair.apply(rows);
        }
    }

    private static RepairResult supabase(
            TwinstoreCommand settings, ComparedStores compared, Function<RowRepair, RepairResult> repair) {
        var useCases = new UseCases(settings.configuration(), Clock.systemUTC());
        try (var both = useCases.openBoth()) {
            return repair.apply(useCases.repairOfSupabase(
                    compared.source().rows(), compared.target().digests(), both));
        }
    }

    private static int report(TwinstoreCommand settings, RepairReport report) {
        settings.output().result(report::json, report::text);
        if (report.isProof()) {
            settings.keep(Proof.REPAIR, report.equal(), report.summary(), report.json());
        }
        return report.equal() ? ExitStatus.DONE : ExitStatus.NO;
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.CatchUp;
import io.twinstore.application.move.CatchUpRound;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.reports.CatchUpJson;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParentCommand;

/** Brings into the target what was changed at the source since the last copy. */
@Command(
        name = "catch-up",
        description = "Copy what was changed in Supabase since the last import or catch-up, deletes included.")
final class CatchUpCommand implements Callable<Integer> {
    private static final long UNTIL = 100;
    private static final Duration OVERLAP = Duration.ofMinutes(5);

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var output = settings.output();
        var stores = settings.stores();
        var chosen = tables.chosen(PostgresStore.schemaTables());
        var state = StateDirectory.at(stores.stateDirectory());
        stores.requireEveryRow();
        try (var progress = settings.progress("catch-up");
                var source = stores.supabase();
                var target = stores.postgres()) {
            source.requireReachable();
            target.requireReachable();
            var writer = target.tableWriter();
            try (var marks = state.claimMarks(stores.supabaseUrl().getHost(), writer.place())) {
                var catchUp = new CatchUp(
                        new CatchUp.Stores(
                                new PatientReader(source.tableReader(), stores.moveTimeout(), progress),
                                new PatientReader(target.tableReader(), stores.moveTimeout(), progress),
                                writer),
                        marks,
                        new UnjournaledWrites(state, "rows were copied by catch-up"),
                        new CatchUp.Settings(stores.pageSize(), OVERLAP),
                        Clock.systemUTC(),
                        progress);
                var last = catchUp.until(chosen, UNTIL, false, round -> {});
                output.result(() -> CatchUpJson.of(last), () -> text(last));
                return last.stuck() ? ExitStatus.NO : ExitStatus.DONE;
            }
        }
    }

    private static String text(CatchUpRound round) {
        var text = new TextTable("table", "copied", "deleted", "postponed");
        round.tables().forEach(each -> text.row(each.table(), each.copied(), each.deleted(), each.postponed()));
        text.row("all", round.copied(), round.deleted(), round.postponed());
        return text.toString();
    }
}

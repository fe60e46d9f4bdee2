package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.reports.StatusReport;
import io.twinstore.bootstrap.state.StateDirectory;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** Says where the move stands. */
@Command(
        name = "status",
        description = {
            "Where the move stands, what is proven and how old the proof is, what is behind, and the next command to type.",
            "Asks no store: it reads what running processes and commands have left in TWINSTORE_HOME."
        })
final class StatusCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var report = new StatusReport(
                state.moveStatus(settings.flags()), Clock.systemUTC().instant());
        settings.output().result(report::json, report::text);
        return ExitStatus.DONE;
    }
}

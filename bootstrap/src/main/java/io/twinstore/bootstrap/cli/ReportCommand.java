package io.twinstore.bootstrap.cli;

import io.twinstore.bootstrap.movereport.MoveReportHtml;
import io.twinstore.bootstrap.movereport.MoveReportView;
import io.twinstore.bootstrap.state.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Writes the report of the whole move. */
@Command(
        name = "report",
        description = {
            "The whole move as one HTML file that opens without a network: what was moved, how fast, how each table ended, latencies"
                    + " before and after, mismatches, flags over time.",
            "No value of a row is in it. Asks no store; --json prints the same for programs."
        })
final class ReportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where to write it; default report.html in TWINSTORE_HOME. An older one is replaced.")
    private @Nullable Path out;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var report =
                MoveReportView.of(state, settings.flags(), Clock.systemUTC().instant());
        state.prepare();
        var file = out == null ? state.path().resolve("report.html") : out;
        MoveReportHtml.write(report, file);
        settings.output().result(() -> report, () -> "The report is in " + file);
        return ExitStatus.DONE;
    }
}

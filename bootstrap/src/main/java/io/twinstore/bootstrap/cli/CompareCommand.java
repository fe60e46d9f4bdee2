package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.bootstrap.reports.ComparisonJson;
import io.twinstore.bootstrap.reports.ComparisonText;
import io.twinstore.bootstrap.state.StateDirectory;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/** What comparing reads has found. */
@Command(
        name = "compare",
        description = "What running processes found by making reads on both stores.",
        subcommands = HelpCommand.class)
final class CompareCommand extends CommandGroup {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Command(name = "report", description = "Show matches, mismatches with their diagnosis, drops, and what follows.")
    int report() {
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var report = state.comparisonReport();
        var output = settings.output();
        report.problems().forEach(problem -> output.note("twinstore: " + problem));
        output.result(
                () -> ComparisonJson.of(report), () -> ComparisonText.of(report, () -> comparing(settings, state)));
        return report.equal() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private static boolean comparing(TwinstoreCommand settings, StateDirectory state) {
        var flags = state.flags().read().orElse(settings.configuration().flags());
        return flags.on(Flag.COMPARE_DUAL_RESULTS);
    }
}

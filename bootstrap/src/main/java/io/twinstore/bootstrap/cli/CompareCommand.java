package io.twinstore.bootstrap.cli;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.Tally;
import io.twinstore.bootstrap.comparing.FindingsFile;
import io.twinstore.bootstrap.home.Home;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;

/** What comparing reads has found. */
@Command(name = "compare", description = "What running processes found by making reads on both stores.")
final class CompareCommand implements Runnable {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Command(name = "report", description = "Show matches, mismatches with their diagnosis, drops, and what follows.")
    int report() {
        var settings = Given.by(root);
        var report = FindingsFile.readAll(Home.at(settings.stores().home()));
        var output = settings.output();
        report.problems().forEach(problem -> output.note("twinstore: " + problem));
        output.result(() -> ComparisonText.json(report), () -> ComparisonText.text(report));
        return equal(report.with(Candidate.OTHER).total()) ? ExitStatus.DONE : ExitStatus.NO;
    }

    private static boolean equal(Tally total) {
        return total.decided() > 0 && total.count(Outcome.MISMATCHED) == 0;
    }

    @Override
    public void run() {
        throw new ParameterException(
                Given.by(root).commandLine().getSubcommands().get("compare"), "compare needs report");
    }
}

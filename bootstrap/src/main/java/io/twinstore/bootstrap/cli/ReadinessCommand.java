package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.readiness.Readiness;
import io.twinstore.application.readiness.ReadinessTargets;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.live.RecentCalls;
import io.twinstore.bootstrap.reports.ReadinessReport;
import io.twinstore.bootstrap.state.StateDirectory;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Says whether the primary may change. */
@Command(
        name = "readiness",
        description = {
            "GO or NO-GO for changing the primary, line by line: what is asked for, what is measured, and the command that measures"
                    + " it. What was never measured, or too long ago, is a NO-GO.",
            "Asks PostgreSQL alone, and writes nothing there. Exit status 0 for GO, 1 for NO-GO."
        })
final class ReadinessCommand implements Callable<Integer> {
    private static final int MOST_HOURS = 24;

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--max-error-rate",
            paramLabel = "PERCENT",
            defaultValue = "0.01",
            description = "How many of a hundred calls may fail; default ${DEFAULT-VALUE}.")
    private double errorPercent;

    @Option(
            names = "--max-p95",
            paramLabel = "MS",
            defaultValue = "20",
            description = "Below how many milliseconds 95 %% of PostgreSQL's calls must be; default ${DEFAULT-VALUE}.")
    private double p95;

    @Option(
            names = "--max-pool",
            paramLabel = "PERCENT",
            defaultValue = "80",
            description = "Below how many of a hundred connections must be in use; default ${DEFAULT-VALUE}.")
    private int pool;

    @Option(
            names = "--max-differ",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description =
                    "How many of a hundred reads of a module can differ, by the bound of 'compare report'; default"
                            + " ${DEFAULT-VALUE}.")
    private double differ;

    @Option(
            names = "--max-dropped",
            paramLabel = "PERCENT",
            defaultValue = "1",
            description = "How many of a hundred comparisons may be left out; default ${DEFAULT-VALUE}.")
    private double dropped;

    @Option(
            names = "--max-lag",
            paramLabel = "MINUTES",
            defaultValue = "15",
            description =
                    "How far PostgreSQL may be behind Supabase by the last catch-up, while not each write goes to both;"
                            + " default ${DEFAULT-VALUE}.")
    private int lag;

    @Option(
            names = "--max-age",
            paramLabel = "HOURS",
            defaultValue = "24",
            description = "How old evidence may be, 1 to 24; default ${DEFAULT-VALUE}.")
    private int hours;

    @Override
    public Integer call() {
        var targets = targets();
        var settings = Given.by(root);
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var now = Clock.systemUTC().instant();
        try (var postgres = settings.stores().postgres()) {
            settings.output().note("Checking keys and sequences in PostgreSQL ...");
            var readiness = Readiness.of(
                    state.moveStatus(settings.flags()),
                    RecentCalls.of(state, now.minus(targets.fresh())),
                    postgres::constraints,
                    targets,
                    now);
            var report = new ReadinessReport(readiness, now);
            settings.output().result(report::json, report::text);
            settings.keep(Proof.READINESS, readiness.go(), report.summary(), report.json());
            return readiness.go() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }

    private ReadinessTargets targets() {
        if (hours < 1 || hours > MOST_HOURS || p95 <= 0 || pool < 1) {
            throw new SettingException("--max-age is 1 to 24, and --max-p95 and --max-pool are more than 0");
        }
        if (errorPercent < 0 || differ < 0 || dropped < 0 || lag < 0) {
            throw new SettingException("--max-error-rate, --max-differ, --max-dropped and --max-lag are not negative");
        }
        return new ReadinessTargets(
                errorPercent, p95, pool, differ, dropped, Duration.ofMinutes(lag), Duration.ofHours(hours));
    }
}

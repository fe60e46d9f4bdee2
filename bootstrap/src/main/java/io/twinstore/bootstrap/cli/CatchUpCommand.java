package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.CatchUp;
import io.twinstore.application.move.CatchUpRound;
import io.twinstore.application.move.ColumnMatch;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.reports.CatchUpReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Brings into the target what was changed at the source since the last copy. */
@Command(
        name = "catch-up",
        description = {
            "Copy what was changed in Supabase since the last import or catch-up, deletes included.",
            "Goes round until a round finds little. Reads every row of a table of which no copy is known. Exit status 1 when"
                    + " rows are left that cannot be written."
        })
final class CatchUpCommand implements Callable<Integer> {
    private static final long UNTIL = 100;
    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);

    /** When it ends. */
    static final class Ending {
        @Option(
                names = "--until",
                paramLabel = "ROWS",
                description = "End with the first round that changes at most so many rows; default " + UNTIL + ".")
        private @Nullable Long until;

        @Option(
                names = "--follow",
                description = "Go on until Ctrl-C; a line for each round that changed something, with the lag.")
        private boolean follow;

        @Option(
                names = "--replication",
                paramLabel = "TASK",
                description = "Have PostgreSQL's own logical replication do it, which needs SUPABASE_DB_URL; one of"
                        + " ${COMPLETION-CANDIDATES}.")
        private ReplicationTasks.@Nullable Task replication;
    }

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @ArgGroup
    private @Nullable Ending ending;

    @Option(
            names = "--overlap",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "Read again what was changed so long before the last round, for rows that are committed late;"
                    + " default ${DEFAULT-VALUE}.")
    private long overlap;

    @Option(
            names = "--whole",
            description = "Read every row in the first round: finds also those that do not say that they were changed.")
    private boolean whole;

    @Mixin
    private final Tables tables = new Tables();

    @Mixin
    private final ReplicationTasks replication = new ReplicationTasks();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var stores = settings.stores();
        boolean follow = ending != null && ending.follow;
        long until = ending == null || ending.until == null ? UNTIL : ending.until;
        if (until < 0 || overlap < 0) {
            throw new SettingException("--until and --overlap must not be negative");
        }
        var copySettings = new CatchUp.Settings(stores.pageSize(), Duration.ofSeconds(overlap));
        if (ending != null && ending.replication != null) {
            if (whole) {
                throw new SettingException("--whole and --replication exclude each other; its start reads every row");
            }
            return replication.run(ending.replication, settings, tables, copySettings);
        }
        var state = StateDirectory.at(stores.stateDirectory());
        try (var shared = settings.progress("catch-up");
                var source = stores.copySource();
                var target = stores.postgres()) {
            source.requireReachable();
            target.requireReachable();
            var chosen = new ColumnMatch(source::columns, PostgresStore.schemaTables(), shared)
                    .shared(tables.chosen(target.movable(), shared));
            var progress = follow ? notes(shared) : shared;
            var copy = new CatchUp.Stores(
                    new PatientReader(source.rows(), stores.moveTimeout(), progress),
                    new PatientReader(target.tableReader(), stores.moveTimeout(), progress),
                    target.tableWriter());
            var writes = new UnjournaledWrites(state, "rows were copied by catch-up");
            writes.requireOtherPrimary();
            try (var marks = state.claimMarks(source.name(), copy.writer().place())) {
                var catchUp = new CatchUp(copy, marks, writes, copySettings, Clock.systemUTC(), progress);
                return follow ? follow(catchUp, chosen, progress) : until(catchUp, chosen, until, shared);
            }
        }
    }

    private int until(CatchUp catchUp, List<Table> chosen, long until, SharedProgress progress) {
        var rounds = new ArrayList<CatchUpRound>();
        catchUp.until(chosen, until, whole, rounds::add);
        progress.summary(progress.passed());
        var report = new CatchUpReport(rounds, until);
        Given.by(root).output().result(report::json, report::text);
        return report.caughtUp() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private int follow(CatchUp catchUp, List<Table> chosen, Progress progress) {
        var output = Given.by(root).output();
        try {
            long postponed = -1; // so that the first round is always told
            for (boolean all = whole; ; all = false) {
                var round = patiently(catchUp, chosen, all, progress);
                if (round.copied() + round.deleted() > 0 || round.postponed() != postponed) {
                    output.result(
                            () -> CatchUpReport.Round.of(round),
                            () -> CatchUpReport.line(round, Clock.systemUTC().instant()));
                }
                postponed = round.postponed();
                pause(round.took()); // so that the source is busy with this for half of the time at most
            }
        } catch (InterruptedException e) {
            return ExitStatus.DONE;
        }
    }

    /** A round that an outage of the target ended while it wrote has left no half of a table, and is repeated. */
    private CatchUpRound patiently(CatchUp catchUp, List<Table> chosen, boolean all, Progress progress)
            throws InterruptedException {
        var longest = Given.by(root).stores().moveTimeout();
        long firstFault = 0;
        for (int faults = 0; ; faults++) {
            long begun = System.nanoTime();
            try {
                return catchUp.round(chosen, all);
            } catch (Unavailable | TimedOut e) {
                long now = System.nanoTime();
                firstFault = faults == 0 || now - begun > longest.toNanos() ? now : firstFault; // it served meanwhile
                if (now - firstFault > longest.toNanos()) {
                    throw e;
                }
                progress.note(e.getMessage() + "; the round is repeated");
                pause(SHORTEST_PAUSE);
            }
        }
    }

    private static void pause(Duration took) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.max(SHORTEST_PAUSE.toMillis(), took.toMillis()));
    }

    /** No bars between the lines of the rounds. */
    private static Progress notes(Progress progress) {
        return new Progress() {
            @Override
            public void rows(Table table, long rows, long total) {
                // the round's line says it
            }

            @Override
            public void note(String line) {
                progress.note(line);
            }
        };
    }
}

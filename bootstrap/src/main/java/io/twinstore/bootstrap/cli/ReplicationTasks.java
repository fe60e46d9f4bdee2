package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.CatchUp;
import io.twinstore.application.move.ColumnMatch;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Replication;
import io.twinstore.application.move.ReplicationStatus;
import io.twinstore.application.switching.RefusedException;
import io.twinstore.application.switching.UnjournaledWrites;
import io.twinstore.bootstrap.config.CopySource;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.reports.ReplicationReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What {@code catch-up --replication} does, and its options. */
final class ReplicationTasks {
    private static final long MEGABYTE = 1_000_000;

    /** What is to be done. */
    enum Task {
        start,
        status,
        stop
    }

    @Option(
            names = "--replication-url",
            paramLabel = "URL",
            description =
                    "With --replication start: the source's database as the server of PostgreSQL reaches it, where that"
                            + " is not SUPABASE_DB_URL.")
    private @Nullable String url;

    @Option(
            names = "--alarm-mb",
            paramLabel = "MB",
            defaultValue = "1024",
            description = "With --replication: raise the alarm when the slot is farther behind; default"
                    + " ${DEFAULT-VALUE}.")
    private long alarmMegabytes;

    /** Does it; what is read is what the settings of a copy say. */
    int run(Task task, TwinstoreCommand settings, Tables tables, CatchUp.Settings copy) {
        if (alarmMegabytes < 0) {
            throw new SettingException("--alarm-mb must not be negative");
        }
        var stores = settings.stores();
        var connection = stores.replicationConnection(url);
        try (var progress = settings.progress("catch-up");
                var source = stores.copySource();
                var target = stores.postgres()) {
            var publisher = Objects.requireNonNull(source.replication(), "the database is read itself");
            source.requireReachable();
            target.requireReachable();
            var run = new Run(
                    settings,
                    source,
                    target,
                    new Replication(publisher, target.replicationTarget(), writes(stores), Clock.systemUTC(), progress),
                    progress);
            return switch (task) {
                case start -> start(run, connection, tables, copy);
                case status -> told(run, run.replication.status(target.movable().tables(), alarmBytes()));
                case stop -> stop(run);
            };
        }
    }

    /** One run of a task. */
    private record Run(
            TwinstoreCommand settings,
            CopySource source,
            PostgresStore target,
            Replication replication,
            SharedProgress progress) {}

    private static UnjournaledWrites writes(Stores stores) {
        return new UnjournaledWrites(StateDirectory.at(stores.stateDirectory()), "rows were replicated by PostgreSQL");
    }

    private long alarmBytes() {
        return alarmMegabytes * MEGABYTE;
    }

    private int start(Run run, String connection, Tables tables, CatchUp.Settings copy) {
        if (run.settings.flags().on(Flag.DUAL_WRITE)) {
            throw new RefusedException("DUAL_WRITE is on, so that changes would come twice; 'twinstore catch-up' goes"
                    + " together with it, replication does not");
        }
        var chosen = tables.chosen(run.target.movable(), run.progress);
        new ColumnMatch(run.source::columns, PostgresStore.schemaTables(), run.progress).requireEvery(chosen);
        var problems = run.replication.problems(chosen);
        if (!problems.isEmpty()) {
            run.settings
                    .output()
                    .result(() -> ReplicationReport.Refused.of(problems), () -> ReplicationReport.text(problems));
            return ExitStatus.NO;
        }
        var stores = run.settings.stores();
        var target = new PatientReader(run.target.tableReader(), stores.moveTimeout(), run.progress);
        var shared = new ColumnMatch(run.source::columns, PostgresStore.schemaTables(), run.progress).shared(chosen);
        try (var marks = StateDirectory.at(stores.stateDirectory())
                .claimMarks(run.source.name(), run.target.tableWriter().place())) {
            var status = Interruption.guarding(
                    () -> run.replication.start(
                            shared,
                            connection,
                            marks,
                            rows -> new CatchUp(
                                    new CatchUp.Stores(rows, target, run.target.tableWriter()),
                                    marks,
                                    writes(stores),
                                    copy,
                                    Clock.systemUTC(),
                                    run.progress),
                            alarmBytes()),
                    run.replication::abandon);
            run.progress.summary(run.progress.passed());
            return told(run, status);
        }
    }

    private static int told(Run run, ReplicationStatus status) {
        run.settings.output().result(() -> ReplicationReport.Status.of(status), () -> ReplicationReport.text(status));
        return status.good() ? ExitStatus.DONE : ExitStatus.NO;
    }

    private static int stop(Run run) {
        var stores = run.settings.stores();
        try (var marks = StateDirectory.at(stores.stateDirectory())
                .claimMarks(run.source.name(), run.target.tableWriter().place())) {
            var stop = run.replication.stop(run.target.movable().tables(), marks, stores.moveTimeout());
            run.settings.output().result(() -> ReplicationReport.Stop.of(stop), () -> ReplicationReport.text(stop));
            return stop.complete() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }
}

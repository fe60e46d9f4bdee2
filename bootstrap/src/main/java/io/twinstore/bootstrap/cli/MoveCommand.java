package io.twinstore.bootstrap.cli;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.move.ColumnMatch;
import io.twinstore.application.move.DirectCopy;
import io.twinstore.application.move.DirectCopy.Copied;
import io.twinstore.application.move.ExportFiles.Wanted;
import io.twinstore.application.move.Import;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.config.CopySource;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.reports.Moved;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Exports and imports in one step. */
@Command(
        name = "move",
        description = {
            "Copy the salon from Supabase into PostgreSQL in one step.",
            "The files stay in TWINSTORE_HOME/export until they are loaded, so that a move that was broken off goes on."
        })
final class MoveCommand implements Callable<Integer> {
    private static final String FILES = "export";

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--direct", description = "Without files, from one database into the other; needs SUPABASE_DB_URL.")
    private boolean direct;

    @Option(names = "--single-transaction", description = "All tables or none, instead of a transaction for each.")
    private boolean singleTransaction;

    @Option(names = "--restart", description = "Begin anew instead of going on where an earlier run ended.")
    private boolean restart;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        try (var progress = settings.progress("move");
                var source = settings.stores().copySource();
                var target = settings.stores().postgres()) {
            if (direct && !source.isDirect()) {
                throw new SettingException(
                        "--direct needs SUPABASE_DB_URL, a direct connection to the source's database");
            }
            source.requireReachable();
            target.requireReachable();
            var chosen = tables.chosen(target.movable(), progress);
            new ColumnMatch(source::columns, PostgresStore.schemaTables(), progress).requireEvery(chosen);
            new Loading(settings).requireOtherPrimary();
            var copied = direct
                    ? directly(settings, source, target.tableWriter(), chosen, progress)
                    : byFiles(settings, source, target.tableWriter(), chosen, progress);
            var moved = scored(copied, settings, progress);
            progress.summary(moved.totalRows());
            settings.output().result(() -> moved, moved::text);
            settings.keep(Proof.IMPORT, true, moved.summary(), moved);
        }
        return ExitStatus.DONE;
    }

    /** A run that went on with an earlier one's rows did not take as long as a whole move. */
    private static Moved scored(Moved moved, TwinstoreCommand settings, SharedProgress progress) {
        return moved.exportDate().isBefore(progress.started())
                ? moved
                : settings.forecast()
                        .map(forecast -> moved.scored(forecast, progress.took()))
                        .orElse(moved);
    }

    private Moved directly(
            TwinstoreCommand settings, CopySource source, TableWriter target, List<Table> chosen, Progress progress) {
        var read = Clock.systemUTC().instant();
        var copied = new ArrayList<Copied>();
        try (var snapshot = source.snapshot(progress::note)) {
            var rows = new PatientReader(snapshot.rows(), Duration.ZERO, progress); // a lost snapshot is not had again
            var copy = new DirectCopy(
                    rows, snapshot.text(), target, settings.stores().pageSize(), progress);
            new Loading(settings)
                    .load(
                            source.name(),
                            target.place(),
                            chosen.stream().map(Table::name).toList(),
                            read,
                            () -> {
                                copied.addAll(copy.run(chosen, singleTransaction));
                                return Map.of();
                            });
        }
        return Moved.of(read, source.name(), copied);
    }

    private Moved byFiles(
            TwinstoreCommand settings, CopySource source, TableWriter target, List<Table> chosen, Progress progress) {
        var directory = settings.stores().stateDirectory().resolve(FILES);
        var files = new JsonExportFiles(directory);
        var wanted = new Wanted(source.name(), chosen.stream().map(Table::name).toList());
        if (!restart && files.holds(wanted)) {
            progress.note("the files of an earlier run are whole; they are loaded");
        } else {
            ExportCommand.export(settings.stores(), source, chosen, directory, restart, progress);
        }
        var load = new Import(target, progress);
        var loaded = ImportCommand.load(settings, load, files, singleTransaction, target.place(), null);
        files.remove();
        return Moved.of(
                loaded.exportDate(),
                loaded.source(),
                loaded.tables().stream()
                        .map(file -> new Copied(file.table(), file.rows()))
                        .toList());
    }
}

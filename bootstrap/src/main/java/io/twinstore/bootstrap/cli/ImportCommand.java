package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.Import;
import io.twinstore.application.move.SetAside;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.files.RejectsFile;
import io.twinstore.bootstrap.reports.Imported;
import io.twinstore.bootstrap.state.StateDirectory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Loads exported files into the target. */
@Command(name = "import", description = "Load exported files into PostgreSQL; running it again changes nothing.")
final class ImportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--in", paramLabel = "DIR", required = true, description = "The directory of an export.")
    private @Nullable Path directory;

    @Option(names = "--single-transaction", description = "All tables or none, instead of a transaction for each.")
    private boolean singleTransaction;

    @Option(
            names = "--rejects",
            paramLabel = "FILE",
            description =
                    "Set rows that cannot be loaded aside in a new FILE, with their reasons, instead of stopping; exit"
                            + " status 1 when there are any, and no verdict is good until they are there.")
    private @Nullable Path rejects;

    @Option(names = "--dry-run", description = "Check the files and show what would be loaded; change nothing.")
    private boolean dryRun;

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var output = settings.output();
        var files = new JsonExportFiles(Given.by(directory));
        try (var progress = settings.progress("import");
                var target = settings.stores().postgres()) {
            target.requireReachable();
            new Loading(settings).requireOtherPrimary();
            var load = new Import(target.tableWriter(), progress);
            var imported = dryRun
                    ? Imported.of(load.check(files), Map.of())
                    : load(
                            settings,
                            load,
                            files,
                            singleTransaction,
                            target.tableWriter().place(),
                            rejects);
            output.result(() -> imported, () -> text(imported));
            if (!dryRun) {
                progress.summary(imported.rows());
                settings.keep(Proof.IMPORT, imported.whole(), imported.summary(), imported);
            }
            return imported.whole() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }

    /** Checks the files, then loads them. */
    static Imported load(
            TwinstoreCommand settings,
            Import load,
            JsonExportFiles files,
            boolean singleTransaction,
            String target,
            @Nullable Path rejects) {
        var manifest = load.check(files);
        var tables = manifest.tables().stream().map(TableFile::table).toList();
        var state = StateDirectory.at(settings.stores().stateDirectory());
        var aside = rejects == null
                ? null
                : new RejectsFile(
                        rejects,
                        (table, rows) -> state.setAside(
                                table,
                                new SetAside(
                                        rows,
                                        rejects.toString(),
                                        Clock.systemUTC().instant())));
        var setAside = new Loading(settings)
                .load(
                        manifest.source(),
                        target,
                        tables,
                        manifest.exportDate(),
                        () -> load.load(files, manifest, singleTransaction, aside));
        return Imported.of(manifest, setAside);
    }

    private String text(Imported imported) {
        var done = imported.text() + (dryRun ? "Would be imported from " : "Imported from ") + directory;
        return imported.whole()
                ? done
                : done + "; what cannot be loaded is in " + rejects
                        + ", with the reasons: correct it at the source, then run catch-up and repair";
    }
}

package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.Import;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.files.ManifestFile;
import io.twinstore.bootstrap.reports.TextTable;
import java.nio.file.Path;
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
            var manifest = dryRun
                    ? load.check(files)
                    : load(
                            settings,
                            load,
                            files,
                            singleTransaction,
                            target.tableWriter().place());
            if (!dryRun) {
                progress.summary(manifest.totalRows());
            }
            var file = ManifestFile.of(manifest);
            output.result(() -> file, () -> text(manifest));
            if (!dryRun) {
                settings.keep(Proof.IMPORT, true, file.summary(), file);
            }
        }
        return ExitStatus.DONE;
    }

    /** Checks the files, then loads them. */
    static Manifest load(
            TwinstoreCommand settings, Import load, JsonExportFiles files, boolean singleTransaction, String target) {
        var manifest = load.check(files);
        var tables = manifest.tables().stream().map(TableFile::table).toList();
        new Loading(settings)
                .load(
                        manifest.source(),
                        target,
                        tables,
                        manifest.exportDate(),
                        () -> load.load(files, manifest, singleTransaction));
        return manifest;
    }

    private String text(Manifest manifest) {
        var text = new TextTable("table", "rows");
        manifest.tables().forEach(file -> text.row(file.table(), file.rows()));
        text.row("all", manifest.totalRows());
        return text + (dryRun ? "Would be imported from " : "Imported from ") + directory;
    }
}

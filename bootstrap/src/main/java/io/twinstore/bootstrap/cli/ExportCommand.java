package io.twinstore.bootstrap.cli;

import io.twinstore.application.move.Export;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.config.CopySource;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.files.ManifestFile;
import io.twinstore.bootstrap.reports.TextTable;
import io.twinstore.domain.tables.MovableTables;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Copies the source's tables into files. */
@Command(name = "export", description = "Copy the salon from Supabase into files, one a table.")
final class ExportCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The directory for the files.")
    private @Nullable Path directory;

    @Option(names = "--restart", description = "Begin anew instead of going on where an earlier run ended.")
    private boolean restart;

    @Mixin
    private final Tables tables = new Tables();

    @Override
    public Integer call() {
        var settings = Given.by(root);
        var output = settings.output();
        var path = Given.by(directory);
        try (var progress = settings.progress("export");
                var source = settings.stores().copySource()) {
            source.requireReachable();
            var chosen = tables.chosen(known(source), progress);
            var manifest = export(settings.stores(), source, chosen, path, restart, progress);
            progress.summary(progress.passed());
            var file = ManifestFile.of(manifest);
            output.result(() -> file, () -> text(manifest));
            settings.keep(Proof.EXPORT, true, file.summary(), file);
        }
        return ExitStatus.DONE;
    }

    /** The API's description does not tell views from tables, so that a table beyond our schema must be named. */
    private MovableTables known(CopySource source) {
        var described = source.isDirect() || tables.areNamed() ? source.movable() : MovableTables.NONE;
        return described.with(PostgresStore.schemaTables());
    }

    /** A snapshot cannot be had again: nobody waits for a server that has lost it, and no earlier run is gone on with. */
    static Manifest export(
            Stores stores, CopySource source, List<Table> tables, Path directory, boolean restart, Progress progress) {
        var files = new JsonExportFiles(directory, restart || source.isDirect());
        try (var snapshot = source.snapshot(progress::note)) {
            var patience = source.isDirect() ? Duration.ZERO : stores.moveTimeout();
            var rows = new PatientReader(snapshot.rows(), patience, progress);
            return new Export(rows, stores.pageSize(), Clock.systemUTC(), progress).run(tables, source.name(), files);
        }
    }

    private String text(Manifest manifest) {
        var text = new TextTable("table", "rows");
        manifest.tables().forEach(file -> text.row(file.table(), file.rows()));
        text.row("all", manifest.totalRows());
        return text + "Exported to " + directory;
    }
}

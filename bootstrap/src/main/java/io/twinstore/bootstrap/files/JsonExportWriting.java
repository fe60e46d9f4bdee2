package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.RowsAfter;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.ExportFiles.Wanted;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An export that is being written: it holds its directory against others by a lock, its files are called .part until all are
 * there, and {@link ExportState} says how far they are durable.
 */
final class JsonExportWriting implements ExportFiles.Writing {
    private static final String PART = ".part";
    private static final String LOCK = ".export.lock";

    /** Between two points from which a killed export goes on. */
    private static final Duration CHECKPOINT = Duration.ofSeconds(1);

    private final Path directory;
    private final boolean made;
    private final ProcessLock lock;
    private ExportState state;
    private @Nullable PartFile open;
    private long kept = System.nanoTime();

    private JsonExportWriting(Path directory, boolean made, ProcessLock lock, ExportState state) {
        this.directory = directory;
        this.made = made;
        this.lock = lock;
        this.state = state;
    }

    /** Makes the directory if it is not there; goes on with what an earlier run left, or removes it. */
    static JsonExportWriting begin(Path directory, Wanted wanted, Instant now, boolean restart) {
        try {
            boolean made = !Files.isDirectory(directory);
            if (made) {
                Files.createDirectories(directory, PrivateFiles.PRIVATE_DIRECTORY);
            }
            boolean ended = Files.notExists(directory.resolve(LOCK));
            var lock = lock(directory);
            try {
                remove(directory, ExportState.NAME + ".next-*");
                remove(directory, ManifestFile.NAME + ".next-*");
                if (restart) {
                    Files.deleteIfExists(directory.resolve(ExportState.NAME));
                }
                var left = ExportState.find(directory, wanted).filter(state -> !isFinished(directory, state));
                if (left.isEmpty() && (restart || !ended)) {
                    remove(directory, "*.json" + PART);
                }
                var state = left.orElseGet(() -> ExportState.begun(wanted, now));
                var writing = new JsonExportWriting(directory, made, lock, state);
                writing.requireFinished();
                return writing;
            } catch (IOException | RuntimeException e) {
                try (lock) {
                    Files.deleteIfExists(directory.resolve(LOCK));
                }
                throw e;
            }
        } catch (IOException e) {
            throw JsonExportFiles.failed("write", directory, e);
        }
    }

    private static ProcessLock lock(Path directory) throws IOException {
        var lock = ProcessLock.tryHold(directory.resolve(LOCK)).orElseThrow(() -> taken(directory));
        try {
            lock.requireInPlace(); // the one that held it may have ended, and removed it, just now
            return lock;
        } catch (IOException e) {
            lock.close();
            throw taken(directory);
        }
    }

    private static InvalidInput taken(Path directory) {
        return new InvalidInput(
                "another export is writing to " + directory + "; wait for its end, or take another directory");
    }

    /** Whether an earlier run was killed between its manifest and its end. */
    private static boolean isFinished(Path directory, ExportState state) {
        return JsonDocument.find(directory.resolve(ManifestFile.NAME), ManifestFile.class)
                .filter(manifest -> manifest.exportDate().equals(state.begun()))
                .isPresent();
    }

    /** Removes what a run that was killed has left. */
    private static void remove(Path directory, String names) throws IOException {
        try (var left = Files.newDirectoryStream(directory, names)) {
            for (var file : left) {
                Files.deleteIfExists(file);
            }
        }
    }

    private void requireFinished() throws IOException {
        for (var file : state.finished()) {
            var path = written(file);
            if (Files.notExists(path) || !Sha256.of(path).equals(file.sha256())) {
                throw ExportState.damaged(path);
            }
        }
    }

    /** Where a whole table is: under its own name when an earlier run ended while it gave the files their names. */
    private Path written(TableFile file) {
        var part = part(file.table());
        return Files.exists(part) ? part : directory.resolve(file.file());
    }

    private Path part(String table) {
        return directory.resolve(ManifestFile.fileOf(table) + PART);
    }

    @Override
    public Instant date() {
        return state.begun();
    }

    @Override
    public List<TableFile> finished() {
        return state.finished();
    }

    @Override
    public boolean isEmpty() {
        return state.isEmpty() && (open == null || open.rows() == 0);
    }

    @Override
    public TableFile write(Table table, RowsAfter rows) {
        try {
            var part = open(table);
            open = part;
            for (var each = rows.rows(part.last(), part.rows()); each.hasNext(); ) {
                part.add(each.next());
                if (System.nanoTime() - kept > CHECKPOINT.toNanos()) {
                    keep(state.with(state.finished(), part.durable()));
                }
            }
            var file = part.finish(ManifestFile.fileOf(table.name()));
            part.close();
            open = null;
            var finished = new ArrayList<>(state.finished());
            finished.add(file);
            keep(state.with(finished, null));
            return file;
        } catch (IOException e) {
            throw JsonExportFiles.failed("write", part(table.name()), e);
        }
    }

    private PartFile open(Table table) throws IOException {
        var left = state.part();
        return left != null && left.table().equals(table.name())
                ? PartFile.reopen(part(table.name()), table, left)
                : PartFile.create(part(table.name()), table);
    }

    private void keep(ExportState next) throws IOException {
        next.write(directory);
        state = next;
        kept = System.nanoTime();
    }

    @Override
    public void discard(TableFile file) {
        try {
            keep(state.with(
                    state.finished().stream().filter(kept -> !kept.equals(file)).toList(), null));
            Files.deleteIfExists(part(file.table()));
        } catch (IOException e) {
            throw JsonExportFiles.failed("write", directory, e);
        }
    }

    @Override
    public void finish(Manifest manifest) {
        var metadata = directory.resolve(ManifestFile.NAME);
        try {
            Files.deleteIfExists(metadata);
            for (var file : manifest.tables()) {
                Files.move(written(file), directory.resolve(file.file()), StandardCopyOption.REPLACE_EXISTING);
            }
            PrivateFiles.replace(metadata, JsonDocument.text(ManifestFile.of(manifest)) + "\n");
            state = state.with(List.of(), null);
            Files.deleteIfExists(directory.resolve(ExportState.NAME));
        } catch (IOException e) {
            throw JsonExportFiles.failed("finish", metadata, e);
        }
    }

    /** Leaves nothing of an export that has nothing to go on from, not even a directory that it made. */
    @Override
    public void close() {
        try (lock) {
            keepOpen();
            if (state.isEmpty()) {
                Files.deleteIfExists(directory.resolve(ExportState.NAME));
                for (var table : state.tables()) {
                    Files.deleteIfExists(part(table));
                }
            }
            Files.deleteIfExists(directory.resolve(LOCK));
            if (made && directoryIsEmpty()) {
                Files.delete(directory);
            }
        } catch (NoSuchFileException e) {
            return; // somebody removed the directory, and all of it
        } catch (IOException e) {
            throw JsonExportFiles.failed("clear", directory, e);
        }
    }

    /** Of a table that was broken off, every row that is whole. */
    private void keepOpen() throws IOException {
        var part = open;
        if (part != null) {
            try (part) {
                keep(state.with(state.finished(), part.durable()));
            }
        }
    }

    private boolean directoryIsEmpty() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }
}

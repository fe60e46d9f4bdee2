package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An export that is being written: it holds its directory against others by a lock, and its files are called .part until all
 * are there.
 */
final class JsonExportWriting implements ExportFiles.Writing {
    private static final String PART = ".part";
    private static final String LOCK = ".export.lock";

    private final Path directory;
    private final boolean made;
    private final ProcessLock lock;
    private final List<Path> parts = new ArrayList<>();

    private JsonExportWriting(Path directory, boolean made, ProcessLock lock) {
        this.directory = directory;
        this.made = made;
        this.lock = lock;
    }

    /** Makes the directory if it is not there, and removes what an export that was killed left in it. */
    static JsonExportWriting begin(Path directory) {
        try {
            boolean killed = Files.exists(directory.resolve(LOCK));
            boolean made = !Files.isDirectory(directory);
            if (made) {
                Files.createDirectories(directory, PrivateFiles.PRIVATE_DIRECTORY);
            }
            var writing = new JsonExportWriting(directory, made, lock(directory));
            if (killed) {
                writing.removeLeftParts();
            }
            return writing;
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

    @Override
    public TableFile write(Table table, Iterator<Json.Obj> rows) {
        var name = table.name() + ".json";
        var part = directory.resolve(name + PART);
        var digest = Sha256.digest();
        long count = 0;
        try (var out = new BufferedWriter(new OutputStreamWriter(
                new DigestOutputStream(Files.newOutputStream(created(part)), digest), StandardCharsets.UTF_8))) {
            out.write('[');
            for (; rows.hasNext(); count++) {
                out.write(count == 0 ? "\n" : ",\n");
                out.write(rows.next().toString());
            }
            out.write("\n]\n");
        } catch (IOException e) {
            throw JsonExportFiles.failed("write", part, e);
        }
        return new TableFile(table.name(), name, count, Sha256.hex(digest));
    }

    /** The file, empty, and readable by its owner alone. */
    private Path created(Path part) throws IOException {
        parts.add(part);
        Files.deleteIfExists(part);
        return Files.createFile(part, PrivateFiles.PRIVATE_FILE);
    }

    @Override
    public void finish(Manifest manifest) {
        var metadata = directory.resolve(ManifestFile.NAME);
        try {
            Files.deleteIfExists(metadata);
            for (var file : manifest.tables()) {
                var path = directory.resolve(file.file());
                Files.move(directory.resolve(file.file() + PART), path, StandardCopyOption.REPLACE_EXISTING);
            }
            var part = created(directory.resolve(ManifestFile.NAME + PART));
            Files.writeString(part, JsonDocument.text(ManifestFile.of(manifest)) + "\n");
            Files.move(part, metadata, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw JsonExportFiles.failed("finish", metadata, e);
        }
    }

    /** Leaves no part, and no directory that this export made and left empty. */
    @Override
    public void close() {
        try (lock) {
            removeParts();
            Files.deleteIfExists(directory.resolve(LOCK));
            if (made && isEmpty()) {
                Files.delete(directory);
            }
        } catch (NoSuchFileException e) {
            return; // somebody removed the directory, and all of it
        } catch (IOException e) {
            throw JsonExportFiles.failed("clear", directory, e);
        }
    }

    private boolean isEmpty() throws IOException {
        try (var files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    /** Gives the lock back when the directory cannot be cleared. */
    private void removeLeftParts() throws IOException {
        try (var left = Files.newDirectoryStream(directory, "*.json" + PART)) {
            for (var part : left) {
                Files.deleteIfExists(part);
            }
        } catch (IOException e) {
            lock.close();
            throw e;
        }
    }

    private void removeParts() throws IOException {
        for (var part : parts) {
            Files.deleteIfExists(part);
        }
    }
}

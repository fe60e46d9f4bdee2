package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.function.Function;

/** One directory: {@code TABLE.json} a table, a JSON array with one row a line, and {@code metadata.json}. */
public final class JsonExportFiles implements ExportFiles {
    private final Path directory;

    private final boolean restart;

    /** Over a directory that an export makes and an import reads. */
    public JsonExportFiles(Path directory) {
        this(directory, false);
    }

    /**
     * Over such a directory.
     *
     * @param restart whether an export throws away what an earlier run left, instead of going on with it
     */
    public JsonExportFiles(Path directory, boolean restart) {
        this.directory = directory;
        this.restart = restart;
    }

    @Override
    public Writing begin(Wanted wanted, Instant now) {
        return JsonExportWriting.begin(directory, wanted, now, restart);
    }

    /** Whether a finished export of just that is there. */
    public boolean holds(Wanted wanted) {
        return JsonDocument.find(directory.resolve(ManifestFile.NAME), ManifestFile.class)
                .filter(manifest -> manifest.source().equals(wanted.source()))
                .map(manifest ->
                        manifest.tables().stream().map(TableFile::table).toList())
                .filter(wanted.tables()::equals)
                .isPresent();
    }

    /** Removes a finished export. */
    public void remove() {
        var manifest = checkedManifest();
        try {
            Files.delete(directory.resolve(ManifestFile.NAME));
            for (var file : manifest.tables()) {
                Files.deleteIfExists(directory.resolve(file.file()));
            }
        } catch (IOException e) {
            throw failed("remove", directory, e);
        }
    }

    @Override
    public Manifest checkedManifest() {
        var manifest = ManifestFile.read(directory.resolve(ManifestFile.NAME));
        manifest.tables().forEach(this::check);
        return manifest;
    }

    private void check(TableFile file) {
        var path = directory.resolve(file.file());
        try {
            if (!Sha256.of(path).equals(file.sha256())) {
                throw new InvalidInput(path + " is not what the export wrote (its SHA-256 differs from "
                        + ManifestFile.NAME + "): cut or changed; export again");
            }
        } catch (NoSuchFileException e) {
            throw new InvalidInput(path + " is missing; export again", e);
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    @Override
    public <T> T read(TableFile file, Function<Iterator<Json.Obj>, T> reader) {
        var path = directory.resolve(file.file());
        try (var bytes = new KeptBytes(Files.newInputStream(path));
                var parser = JsonDocument.MAPPER.createParser(bytes)) {
            return reader.apply(new JsonRows(path, file, parser, bytes));
        } catch (IOException e) {
            throw failed("read", path, e);
        }
    }

    static RuntimeException failed(String what, Path path, IOException e) {
        return new UncheckedIOException("cannot " + what + " " + path + ": " + reason(e), e);
    }

    private static String reason(IOException e) {
        var words = e instanceof FileSystemException file && file.getReason() != null ? file.getReason() : "";
        var name = e.getClass().getSimpleName().replaceFirst("Exception$", "");
        return e instanceof FileSystemException ? name + " " + words : String.valueOf(e.getMessage());
    }
}

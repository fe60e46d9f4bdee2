package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.MappingIterator;
import io.twinstore.application.move.ExportFiles;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;

/** One directory: {@code TABLE.json} a table, a JSON array with one row a line, and {@code metadata.json}. */
public final class JsonExportFiles implements ExportFiles {
    private static final String PART = ".part";

    private final Path directory;

    /** Over a directory that an export makes and an import reads. */
    public JsonExportFiles(Path directory) {
        this.directory = directory;
    }

    @Override
    public TableFile write(Table table, Iterator<Json.Obj> rows) {
        var name = table.name() + ".json";
        var part = directory.resolve(name + PART);
        var digest = Sha256.digest();
        long count = 0;
        try {
            makePrivate();
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = new BufferedWriter(new OutputStreamWriter(
                    new DigestOutputStream(Files.newOutputStream(part), digest), StandardCharsets.UTF_8))) {
                out.write('[');
                for (; rows.hasNext(); count++) {
                    out.write(count == 0 ? "\n" : ",\n");
                    out.write(rows.next().toString());
                }
                out.write("\n]\n");
            }
        } catch (IOException e) {
            remove(part, e);
            throw failed("write", part, e);
        } catch (RuntimeException e) {
            remove(part, e);
            throw e;
        }
        return new TableFile(table.name(), name, count, Sha256.hex(digest));
    }

    private static void remove(Path part, Exception cause) {
        try {
            Files.deleteIfExists(part);
        } catch (IOException e) {
            cause.addSuppressed(e);
        }
    }

    private void makePrivate() throws IOException {
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
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
            var part = directory.resolve(ManifestFile.NAME + PART);
            Files.writeString(part, ManifestFile.text(manifest));
            Files.move(part, metadata, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw failed("finish", metadata, e);
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
    public void read(TableFile file, Consumer<Iterator<Json.Obj>> reader) {
        var path = directory.resolve(file.file());
        try (JsonParser parser = ExactJson.MAPPER.createParser(Files.newBufferedReader(path))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new InvalidInput(path + " holds no JSON array; export again");
            }
            if (parser.nextToken() == JsonToken.END_ARRAY) {
                reader.accept(Collections.emptyIterator());
                return;
            }
            try (MappingIterator<Object> rows =
                    ExactJson.MAPPER.readerFor(Object.class).readValues(parser)) {
                reader.accept(new Rows(rows, path));
            }
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** Jackson's words quote the text that is no JSON. */
    private static RuntimeException unreadable(Path path, IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? new InvalidInput(
                        path + " holds no JSON in line " + json.getLocation().getLineNr() + "; export again", e)
                : failed("read", path, e);
    }

    /** The rows of a file, one at a time. */
    private record Rows(MappingIterator<Object> values, Path path) implements Iterator<Json.Obj> {
        @Override
        public boolean hasNext() {
            try {
                return values.hasNextValue();
            } catch (IOException e) {
                throw unreadable(path, e);
            }
        }

        @Override
        public Json.Obj next() {
            try {
                if (Json.of(values.nextValue()) instanceof Json.Obj row) {
                    return row;
                }
            } catch (IOException e) {
                throw unreadable(path, e);
            }
            throw new InvalidInput(path + " holds something that is no row; export again");
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

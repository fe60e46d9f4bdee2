package io.twinstore.bootstrap.files;

import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.ExportFiles.Wanted;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code .export.json} in the directory of an export that has not ended: what of it is durable, so that the next run goes on
 * from there. It is written after the rows that it tells of.
 *
 * @param begun when the first run began
 * @param finished the tables that are whole
 * @param part the table that is not
 * @param sha256 of the rest of this document, in hexadecimal
 */
record ExportState(
        int version,
        String source,
        List<String> tables,
        Instant begun,
        List<TableFile> finished,
        @Nullable PartState part,
        String sha256) {
    static final String NAME = ".export.json";
    private static final int VERSION = 1;

    /**
     * How far a table's file is durable.
     *
     * @param bytes how long it was then, at least
     * @param sha256 of so many bytes, in hexadecimal
     * @param last the key of the last row; null when there is none
     */
    record PartState(String table, long bytes, long rows, String sha256, Json.@Nullable Obj last) {}

    /** Takes copies. */
    ExportState {
        tables = List.copyOf(tables);
        finished = List.copyOf(finished);
    }

    /** Of an export that begins. */
    static ExportState begun(Wanted wanted, Instant now) {
        return of(wanted.source(), wanted.tables(), now, List.of(), null);
    }

    private static ExportState of(
            String source, List<String> tables, Instant begun, List<TableFile> finished, @Nullable PartState part) {
        var open = new ExportState(VERSION, source, tables, begun, finished, part, "");
        return new ExportState(VERSION, source, tables, begun, finished, part, open.digest());
    }

    private String digest() {
        var rest = new ExportState(version, source, tables, begun, finished, part, "");
        var digest = Sha256.digest();
        digest.update(JsonDocument.text(rest).getBytes(StandardCharsets.UTF_8));
        return Sha256.hexSoFar(digest);
    }

    /** The same with other tables that are whole, and another one that is not. */
    ExportState with(List<TableFile> nowFinished, @Nullable PartState nowPart) {
        return of(source, tables, begun, nowFinished, nowPart);
    }

    boolean isEmpty() {
        return finished.isEmpty() && (part == null || part.rows() == 0);
    }

    void write(Path directory) throws IOException {
        PrivateFiles.replace(directory.resolve(NAME), JsonDocument.text(this) + "\n");
    }

    /**
     * What an earlier run of the same export left in a directory.
     *
     * @throws InvalidInput when it is of another export or version, or damaged
     */
    static Optional<ExportState> find(Path directory, Wanted wanted) {
        var path = directory.resolve(NAME);
        if (Files.notExists(path)) {
            return Optional.empty();
        }
        if (JsonDocument.find(path, "version", Integer.class)
                .filter(known -> known != VERSION)
                .isPresent()) {
            throw refused(path, "is of another version of twinstore");
        }
        var state = JsonDocument.find(path, ExportState.class)
                .filter(found -> found.sha256.equals(found.digest()))
                .orElseThrow(() -> damaged(path));
        if (!state.source.equals(wanted.source()) || !state.tables.equals(wanted.tables())) {
            throw refused(
                    path,
                    "tells of an export of " + String.join(", ", state.tables) + " from " + state.source
                            + " that has not ended; the same command goes on with it");
        }
        return Optional.of(state);
    }

    static InvalidInput damaged(Path path) {
        return refused(path, "is not what the export wrote that has not ended");
    }

    private static InvalidInput refused(Path path, String what) {
        return new InvalidInput(path + " " + what + "; --restart begins anew");
    }
}

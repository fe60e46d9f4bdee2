package io.twinstore.bootstrap.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.ExportFiles;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.application.move.ExportFiles.Wanted;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written, and that nothing else is read. */
class JsonExportFilesTest {
    private static final Table THINGS = new Table("things", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());

    private static final Table MORE = new Table("more", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());
    private static final Wanted HERE = new Wanted("here", List.of("things", "more"));

    @TempDir
    private Path temporary = Path.of("");

    private Path directory() {
        return temporary.resolve("export");
    }

    private JsonExportFiles files() {
        return new JsonExportFiles(directory());
    }

    private static Iterator<Json.Obj> rows(int count) {
        var rows = new ArrayList<Json.Obj>();
        for (int id = 1; id <= count; id++) {
            rows.add(new Json.Obj(Map.of("id", Json.of(id))));
        }
        return rows.iterator();
    }

    private Manifest export(int count) {
        try (var writing = begin()) {
            var file = writing.write(THINGS, (last, written) -> rows(count));
            return finish(writing, file);
        }
    }

    private ExportFiles.Writing begin() {
        return files().begin(HERE, Instant.EPOCH);
    }

    private static Manifest finish(ExportFiles.Writing writing, TableFile... files) {
        var manifest = new Manifest(writing.date(), "here", List.of(files));
        writing.finish(manifest);
        return manifest;
    }

    private List<Json.Obj> read(TableFile file) {
        return files().read(file, rows -> {
            var read = new ArrayList<Json.Obj>();
            rows.forEachRemaining(read::add);
            return read;
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3})
    void whatIsWrittenIsReadAgain(int count) {
        export(count);
        var file = files().checkedManifest().tables().get(0);
        assertEquals(count, read(file).size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{\"id\":1}] [{\"id\":2}] | goes on after its rows",
                "[{\"id\":1}] {\"id\":2}   | goes on after its rows",
                "[{\"id\":1}] x            | holds no JSON in line 1",
                "[{\"id\":1},{\"id\":2}]   | holds 2 rows, not the 1",
                "[]                        | holds 0 rows, not the 1",
                "[] [{\"id\":1}]           | goes on after its rows",
                "[{\"id\":1},              | holds no JSON in line 1",
                "[{\"id\":1},7]            | holds something that is no row",
                "{\"id\":1}                | holds no JSON array",
                "[[{\"id\":1}]]            | holds something that is no row"
            })
    void aFileThatHoldsAnythingElseIsRefused(String text, String words) throws IOException {
        var file = export(1).tables().get(0);
        Files.writeString(directory().resolve(file.file()), text);
        var error = assertThrows(InvalidInput.class, () -> read(file));
        assertTrue(String.valueOf(error.getMessage()).contains("things.json " + words), error.getMessage());
    }

    @Test
    void theManifestHasTheShapeOfTheCommandLinesDocument() throws IOException {
        export(1);
        var text = Files.readString(directory().resolve("metadata.json"));
        var sha256 = files().checkedManifest().tables().get(0).sha256();
        assertEquals(
                "{\"exportDate\":\"1970-01-01T00:00:00Z\",\"source\":\"here\",\"tables\":[{\"table\":\"things\","
                        + "\"file\":\"things.json\",\"rows\":1,\"sha256\":\"" + sha256 + "\"}],\"totalRows\":1}\n",
                text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"1970-01-01T00:00:00Z\" | \"yesterday\"",
                "\"1970-01-01T00:00:00Z\" | 0",
                "\"1970-01-01T00:00:00Z\" | \"\"",
                "\"here\"                 | null",
                "\"here\"                 | 7",
                "\"here\"                 | \"here\",\"source\":\"there\"",
                "\"source\"               | \"spring\"",
                "\"table\"                | \"chair\"",
                "\"sha256\"               | \"md5\"",
                "\"things.json\"          | \"../things.json\"",
                "\"things\"               | \"th-ings\"",
                "\"rows\":1               | \"rows\":-1",
                "\"rows\":1               | \"rows\":\"one\"",
                "\"rows\":1               | \"rows\":null",
                "[{                       | [null,{",
                "}\\n                     | "
            })
    void aManifestOfAnotherShapeIsRefusedInOneLine(String part, @Nullable String other) throws IOException {
        export(1);
        var manifest = directory().resolve("metadata.json");
        var text = Files.readString(manifest);
        var changed = text.replace(part.replace("\\n", "\n"), other == null ? "" : other);
        assertNotEquals(text, changed);
        Files.writeString(manifest, changed);
        var error = assertThrows(InvalidInput.class, () -> files().checkedManifest());
        assertEquals(manifest + " is malformed: cut or changed; export again", error.getMessage());
    }

    @Test
    void aManifestMaySayMoreAsALaterVersionsMay() throws IOException {
        var manifest = export(1);
        var path = directory().resolve("metadata.json");
        Files.writeString(path, Files.readString(path).replace("{", "{\"more\":[1],"));
        assertEquals(manifest, files().checkedManifest());
    }

    @Test
    void aManifestThatGoesOnIsRefused() throws IOException {
        export(1);
        var manifest = directory().resolve("metadata.json");
        Files.writeString(manifest, Files.readString(manifest) + "{}");
        assertThrows(InvalidInput.class, () -> files().checkedManifest());
    }

    @Test
    void aSecondExportIntoTheSameDirectoryIsRefusedAtItsStart() {
        try (var first = begin()) {
            var error = assertThrows(InvalidInput.class, this::begin);
            assertTrue(String.valueOf(error.getMessage()).startsWith("another export is writing to "));
            finish(first, first.write(THINGS, (last, written) -> rows(2)));
        }
        assertEquals(2, read(files().checkedManifest().tables().get(0)).size());
        assertEquals(1, export(1).totalRows());
    }

    @Test
    void everyFileIsForItsOwnerAlone() throws IOException {
        export(1);
        assertEquals(List.of("metadata.json", "things.json"), names());
        for (var name : names()) {
            var permissions = Files.getPosixFilePermissions(directory().resolve(name));
            assertEquals("rw-------", PosixFilePermissions.toString(permissions), name);
        }
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(directory())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void anExportThatFailsAtItsFirstRowLeavesTheOneBeforeAndNothingOfItsOwn() throws IOException {
        assertThrows(IllegalStateException.class, () -> fail(0));
        assertFalse(Files.exists(directory()));
        export(1);
        Files.writeString(directory().resolve("not-ours.json.part"), "[");
        export(1);
        assertEquals(List.of("metadata.json", "not-ours.json.part", "things.json"), names());
        Files.createFile(directory().resolve(".export.lock")); // as an export leaves it that was killed
        assertThrows(IllegalStateException.class, () -> fail(0));
        assertEquals(List.of("metadata.json", "things.json"), names());
        assertEquals(1, read(files().checkedManifest().tables().get(0)).size());
    }

    /** Breaks off after so many rows of the first table. */
    private void fail(int count) {
        try (var writing = begin()) {
            writing.write(THINGS, (last, written) -> broken(from(last), count));
        }
    }

    private static long from(Json.@Nullable Obj last) {
        return last == null ? 0 : ((Json.Num) last.get("id")).value().longValueExact();
    }

    /** So many rows after an id, and then an error. */
    private static Iterator<Json.Obj> broken(long after, int count) {
        var rows = rows((int) after + count);
        for (long skipped = 0; skipped < after; skipped++) {
            rows.next();
        }
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Json.Obj next() {
                if (!rows.hasNext()) {
                    throw new IllegalStateException("the line broke");
                }
                return rows.next();
            }
        };
    }

    /** Goes on, and writes up to so many rows of the first table and one of the second. */
    private Manifest goOn(int count) {
        try (var writing = begin()) {
            var things = writing.write(THINGS, (last, written) -> {
                assertEquals(from(last), written);
                var rows = rows(count);
                for (long skipped = 0; skipped < written; skipped++) {
                    rows.next();
                }
                return rows;
            });
            return finish(writing, things, writing.write(MORE, (last, written) -> rows(1)));
        }
    }

    @Test
    void anExportGoesOnAfterItsLastRowAndIsAsIfItHadNeverEnded() {
        assertThrows(IllegalStateException.class, () -> fail(3));
        assertThrows(IllegalStateException.class, () -> fail(0));
        assertThrows(IllegalStateException.class, () -> fail(2));
        var interrupted = goOn(7);
        assertEquals(7, read(interrupted.tables().get(0)).size());
        assertEquals(interrupted, files().checkedManifest());
        assertEquals(goOn(7), interrupted);
    }

    @Test
    void anExportThatIsKilledGoesOnFromWhatWasDurable() throws IOException {
        assertThrows(IllegalStateException.class, () -> fail(3));
        var part = directory().resolve("things.json.part");
        Files.writeString(part, Files.readString(part) + ",\n{\"id\":4},\n{\"id");
        Files.createFile(directory().resolve(".export.lock"));
        assertEquals(goOn(5).tables().get(0).sha256(), goOn(5).tables().get(0).sha256());
        assertEquals(5, read(files().checkedManifest().tables().get(0)).size());
    }

    @Test
    void aTableThatIsWholeIsNotReadAgainButOneThatIsTakenBackIs() {
        Instant later = Instant.EPOCH.plusSeconds(1);
        TableFile more;
        try (var writing = begin()) {
            more = writing.write(MORE, (last, written) -> rows(2));
            writing.discard(writing.write(THINGS, (last, written) -> rows(2)));
        }
        try (var writing = files().begin(HERE, later)) {
            assertEquals(List.of(more), writing.finished());
            assertEquals(Instant.EPOCH, writing.date());
            var things = writing.write(THINGS, (last, written) -> {
                assertEquals(0, written);
                return rows(1);
            });
            finish(writing, things, more);
        }
        try (var writing = files().begin(HERE, later)) {
            assertEquals(later, writing.date());
        }
    }

    @Test
    void whatAnotherExportOrVersionLeftIsRefusedUntilItBeginsAnew() throws IOException {
        assertThrows(IllegalStateException.class, () -> fail(3));
        var state = directory().resolve(".export.json");
        var text = Files.readString(state);
        requireRefused(
                "tells of an export of things, more from here that has not ended", new Wanted("there", HERE.tables()));
        requireRefused("tells of an export of things, more", new Wanted("here", List.of("things")));
        Files.writeString(state, text.replace("\"version\":1", "\"version\":2"));
        requireRefused("is of another version of twinstore", HERE);
        Files.writeString(state, text.replace("\"rows\":3", "\"rows\":2"));
        requireRefused("is not what the export wrote that has not ended", HERE);
        Files.writeString(state, text.substring(0, text.length() / 2));
        requireRefused("is not what the export wrote that has not ended", HERE);
        Files.writeString(state, text);
        var part = directory().resolve("things.json.part");
        Files.writeString(part, Files.readString(part).replace("2", "3"));
        var error = assertThrows(InvalidInput.class, () -> goOn(5));
        assertEquals(
                part + " is not what the export wrote that has not ended; --restart begins anew", error.getMessage());
        try (var writing = new JsonExportFiles(directory(), true).begin(HERE, Instant.EPOCH)) {
            assertEquals(List.of(".export.lock"), names());
            assertTrue(writing.isEmpty());
        }
    }

    private void requireRefused(String words, Wanted wanted) {
        var error = assertThrows(InvalidInput.class, () -> files().begin(wanted, Instant.EPOCH));
        assertEquals(directory().resolve(".export.json") + " " + words, beginning(error, words));
        assertTrue(String.valueOf(error.getMessage()).endsWith("; --restart begins anew"), error.getMessage());
    }

    private String beginning(InvalidInput error, String words) {
        var message = String.valueOf(error.getMessage());
        return message.substring(0, Math.min(message.length(), (directory() + "/.export.json " + words).length()));
    }
}

package io.twinstore.bootstrap.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
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
        try (var writing = files().begin()) {
            var manifest = new Manifest(Instant.EPOCH, "here", List.of(writing.write(THINGS, rows(count))));
            writing.finish(manifest);
            return manifest;
        }
    }

    private List<Json.Obj> read(TableFile file) {
        var read = new ArrayList<Json.Obj>();
        files().read(file, rows -> rows.forEachRemaining(read::add));
        return read;
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
        try (var first = files().begin()) {
            var error = assertThrows(InvalidInput.class, () -> files().begin());
            assertTrue(String.valueOf(error.getMessage()).startsWith("another export is writing to "));
            var file = first.write(THINGS, rows(2));
            first.finish(new Manifest(Instant.EPOCH, "here", List.of(file)));
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
    void anExportThatFailsLeavesTheOneBeforeAndNothingOfItsOwn() throws IOException {
        assertThrows(IllegalStateException.class, this::fail);
        assertFalse(Files.exists(directory()));
        export(1);
        Files.writeString(directory().resolve("not-ours.json.part"), "[");
        export(1);
        assertEquals(List.of("metadata.json", "not-ours.json.part", "things.json"), names());
        Files.createFile(directory().resolve(".export.lock")); // as an export leaves it that was killed
        assertThrows(IllegalStateException.class, this::fail);
        assertEquals(List.of("metadata.json", "things.json"), names());
        assertEquals(1, read(files().checkedManifest().tables().get(0)).size());
    }

    private void fail() {
        var broken = new Iterator<Json.Obj>() {
            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Json.Obj next() {
                throw new IllegalStateException("the line broke");
            }
        };
        try (var writing = files().begin()) {
            writing.write(THINGS, rows(1));
            writing.write(THINGS, broken);
        }
    }
}

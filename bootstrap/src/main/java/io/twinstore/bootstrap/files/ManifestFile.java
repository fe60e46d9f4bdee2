package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.twinstore.application.move.ExportFiles.Manifest;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code metadata.json}: what an export holds; cli.md gives its members. */
public final class ManifestFile {
    static final String NAME = "metadata.json";

    /** What follows the document is no part of it, and so a sign of a file that was changed. */
    private static final ObjectReader WHOLE =
            ExactJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ManifestFile() {}

    /** The manifest as JSON. */
    public static Json json(Manifest manifest) {
        var json = new LinkedHashMap<String, Object>();
        json.put("exportDate", manifest.exportDate().toString());
        json.put("source", manifest.source());
        json.put("tables", manifest.tables().stream().map(ManifestFile::json).toList());
        json.put("totalRows", manifest.totalRows());
        return Json.of(json);
    }

    private static Map<String, Object> json(TableFile file) {
        var json = new LinkedHashMap<String, Object>();
        json.put("table", file.table());
        json.put("file", file.file());
        json.put("rows", file.rows());
        json.put("sha256", file.sha256());
        return json;
    }

    static String text(Manifest manifest) {
        return json(manifest) + "\n";
    }

    static Manifest read(Path path) {
        try (var in = Files.newBufferedReader(path)) {
            return manifest(WHOLE.readTree(in), path);
        } catch (NoSuchFileException e) {
            throw new InvalidInput(
                    "there is no finished export in " + path.toAbsolutePath().getParent() + " (no " + NAME
                            + "); export again",
                    e);
        } catch (IOException | DateTimeParseException e) {
            throw malformed(path, e);
        }
    }

    private static Manifest manifest(JsonNode json, Path path) {
        var tables = new ArrayList<TableFile>();
        for (var table : json.path("tables")) {
            tables.add(new TableFile(
                    text(table, "table", path),
                    text(table, "file", path),
                    table.path("rows").asLong(-1),
                    text(table, "sha256", path)));
        }
        return new Manifest(
                Instant.parse(text(json, "exportDate", path)), text(json, "source", path), checked(tables, path));
    }

    /** A file is one of the directory's own: a name from outside must not lead elsewhere. */
    private static List<TableFile> checked(List<TableFile> tables, Path path) {
        for (var table : tables) {
            if (!table.file().equals(table.table() + ".json") || !table.table().matches("\\w+") || table.rows() < 0) {
                throw malformed(path, null);
            }
        }
        return tables;
    }

    private static String text(JsonNode json, String member, Path path) {
        var value = json.path(member);
        if (!value.isTextual()) {
            throw malformed(path, null);
        }
        return value.textValue();
    }

    private static InvalidInput malformed(Path path, @Nullable Exception cause) {
        return new InvalidInput(path + " is malformed: cut or changed; export again", cause);
    }
}

package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with one JSON document. */
public final class JsonFile {
    private JsonFile() {}

    /**
     * Reads the document, numbers exact.
     *
     * @throws IllegalArgumentException when the file holds none, such as one that was cut
     */
    public static Json read(Path path) {
        try {
            return Json.of(ExactJson.MAPPER.readValue(Files.readString(path), Object.class));
        } catch (JsonProcessingException | MalformedInputException e) {
            throw new IllegalArgumentException(path + " holds no JSON document", e);
        } catch (IOException e) {
            throw JsonExportFiles.failed("read", path, e);
        }
    }
}

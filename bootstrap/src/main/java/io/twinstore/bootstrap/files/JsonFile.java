package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file with one JSON document. */
public final class JsonFile {
    private static final ObjectReader WHOLE =
            ExactJson.MAPPER.readerFor(Object.class).with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonFile() {}

    /**
     * Reads the document, numbers exact.
     *
     * @throws IllegalArgumentException when the file holds none, such as one that was cut
     */
    public static Json read(Path path) {
        try {
            return Json.of(WHOLE.readValue(Files.readString(path)));
        } catch (JsonProcessingException | MalformedInputException e) {
            throw new IllegalArgumentException(path + " holds no JSON document", e);
        } catch (IOException e) {
            throw JsonExportFiles.failed("read", path, e);
        }
    }
}

package io.twinstore.bootstrap.files;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.twinstore.application.move.ExportFiles.TableFile;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.NoSuchElementException;

/**
 * The rows of one file, one at a time; the file must hold one array of as many rows as the manifest says, and end there.
 * Objects and arrays in a row stay text until somebody looks into them.
 */
final class JsonRows implements Iterator<Json.Obj> {
    private final Path path;
    private final TableFile file;
    private final JsonParser parser;
    private final KeptBytes bytes;
    private long rows;

    /** Over a parser at the file's begin, and the bytes that it reads, which the caller closes. */
    JsonRows(Path path, TableFile file, JsonParser parser, KeptBytes bytes) {
        this.path = path;
        this.file = file;
        this.parser = parser;
        this.bytes = bytes;
        try {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw wrong("holds no JSON array");
            }
            advance();
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    @Override
    public boolean hasNext() {
        return parser.currentToken() != null;
    }

    @Override
    public Json.Obj next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        try {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw wrong("holds something that is no row");
            }
            bytes.forget(tokenStart());
            var row = row();
            rows++;
            advance();
            return row;
        } catch (IOException e) {
            throw unreadable(e);
        }
    }

    private Json.Obj row() throws IOException {
        var members = new LinkedHashMap<String, Json>();
        for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            members.put(name, value());
        }
        return new Json.Obj(members);
    }

    private Json value() throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return Json.of(parser.readValueAs(Object.class));
        }
        long start = tokenStart();
        parser.skipChildren();
        var text = bytes.bytes(start, parser.currentLocation().getByteOffset());
        return Json.lazily(text, JsonRows::parse);
    }

    private long tokenStart() {
        return parser.currentTokenLocation().getByteOffset();
    }

    private static Json parse(byte[] text) {
        try {
            return Json.of(JsonDocument.MAPPER.readValue(text, Object.class));
        } catch (IOException e) {
            throw new IllegalArgumentException("is no JSON that this library can hold", e);
        }
    }

    /** To the next row; the parser has no token any more where the file ends. */
    private void advance() throws IOException {
        if (parser.nextToken() == JsonToken.END_ARRAY) {
            if (parser.nextToken() != null) {
                throw wrong("goes on after its rows");
            }
            if (rows != file.rows()) {
                throw wrong("holds " + rows + " rows, not the " + file.rows() + " of " + ManifestFile.NAME);
            }
        }
    }

    private InvalidInput wrong(String what) {
        return new InvalidInput(path + " " + what + "; export again");
    }

    /** Jackson's words quote the text that is no JSON. */
    private RuntimeException unreadable(IOException e) {
        return e instanceof JsonProcessingException json && json.getLocation() != null
                ? new InvalidInput(
                        path + " holds no JSON in line " + json.getLocation().getLineNr() + "; export again", e)
                : JsonExportFiles.failed("read", path, e);
    }
}

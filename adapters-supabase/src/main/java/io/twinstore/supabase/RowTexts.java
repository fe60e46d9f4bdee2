package io.twinstore.supabase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Cuts an answer into the texts of its rows, which are parsed only when somebody looks into them: most rows of a copy are
 * written to a file as they came. Every token is looked at, so what is no JSON is found all the same.
 */
final class RowTexts {
    private static final JsonFactory TOKENS =
            JsonFactory.builder().streamReadConstraints(ExactJson.CONSTRAINTS).build();

    private final byte[] text;
    private final JsonParser parser;

    private RowTexts(byte[] text, JsonParser parser) {
        this.text = text;
        this.parser = parser;
    }

    /**
     * The rows of an answer to a select that begins with {@link JsonNullSelect#first}.
     *
     * @throws IllegalArgumentException when it is no array of objects
     */
    static List<Json.Obj> of(String answer) {
        var text = answer.getBytes(StandardCharsets.UTF_8);
        try (var parser = TOKENS.createParser(text)) {
            return new RowTexts(text, parser).rows();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON that this library can hold", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read but memory
        }
    }

    private List<Json.Obj> rows() throws IOException {
        var rows = new ArrayList<Json.Obj>();
        require(parser.nextToken() == JsonToken.START_ARRAY);
        while (parser.nextToken() == JsonToken.START_OBJECT) {
            rows.add(row());
        }
        require(parser.currentToken() == JsonToken.END_ARRAY && parser.nextToken() == null);
        return rows;
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalArgumentException("is no array of rows");
        }
    }

    private Json.Obj row() throws IOException {
        var jsonNulls = new TreeSet<String>();
        int rest = position();
        boolean first = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            var told = JsonNullSelect.column(parser.currentName());
            parser.nextToken();
            if (told.isPresent()) {
                if (JsonNullSelect.isJsonNull(parser.getText())) {
                    jsonNulls.add(told.get());
                }
                rest = position() + 1;
                require(first && text[rest - 1] == ',');
            } else {
                first = false;
                parser.skipChildren();
            }
        }
        return (Json.Obj) Json.lazily(withNulls(jsonNulls, rest, position()), RowTexts::parse);
    }

    private static Json parse(byte[] row) {
        try {
            return ExactJson.parse(row);
        } catch (IllegalArgumentException e) {
            throw new Unexpected("a row holds JSON that no jsonb holds, such as a name that is there twice", e);
        }
    }

    /** Behind the current token. */
    private int position() {
        return Math.toIntExact(parser.currentLocation().getByteOffset());
    }

    private byte[] withNulls(Set<String> jsonNulls, int from, int to) {
        var row = new ByteArrayOutputStream(to - from + 1);
        row.write('{');
        if (!jsonNulls.isEmpty()) {
            row.writeBytes(JsonNullSelect.member(jsonNulls).getBytes(StandardCharsets.UTF_8));
        }
        row.write(text, from, to - from);
        return row.toByteArray();
    }
}

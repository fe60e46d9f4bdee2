package io.twinstore.bootstrap.sandbox;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The rows in a body: the JSON text for PostgreSQL to read, and the columns to take from it. */
record Payload(String json, Collection<String> columns) {
    static final Payload NONE = new Payload("[]", List.of());

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    /** With given columns the text is left for PostgreSQL to judge, as PostgREST leaves it. */
    static Payload parse(byte[] body, @Nullable String contentType, @Nullable List<String> columns) {
        checkType(contentType);
        String json = text(body);
        if (columns != null) {
            return new Payload(json, new LinkedHashSet<>(columns));
        }
        try (JsonParser parser = JSON.createParser(json)) {
            Payload payload = payload(parser, json);
            if (parser.nextToken() != null) {
                throw invalid();
            }
            return payload;
        } catch (IOException e) {
            throw invalid();
        }
    }

    private static void checkType(@Nullable String header) {
        String type = header == null ? "application/json" : header.strip();
        int parameters = type.indexOf(';');
        String bare =
                (parameters < 0 ? type : type.substring(0, parameters)).strip().toLowerCase(Locale.ROOT);
        if (bare.equals("text/csv") || bare.equals("application/x-www-form-urlencoded")) {
            throw RestError.notSpoken("the content type " + bare);
        }
        if (!bare.equals("application/json")) {
            throw RestError.badBody("Content-Type not acceptable: " + type);
        }
    }

    private static Payload payload(JsonParser parser, String json) throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw invalid();
        }
        return switch (first) {
            case START_OBJECT -> new Payload(json, keys(parser));
            case START_ARRAY -> rows(parser, json);
            // A bare scalar holds no rows.
            default -> NONE;
        };
    }

    private static Payload rows(JsonParser parser, String json) throws IOException {
        Set<String> columns = null;
        boolean uniform = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
            Set<String> keys = isObject ? keys(parser) : Set.of();
            parser.skipChildren();
            columns = columns == null ? keys : columns;
            uniform &= isObject && keys.equals(columns);
        }
        if (!uniform) {
            throw RestError.badBody("All object keys must match");
        }
        return columns == null ? NONE : new Payload(json, columns);
    }

    /** Reads one object to its end. */
    private static Set<String> keys(JsonParser parser) throws IOException {
        Set<String> keys = new TreeSet<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            keys.add(parser.currentName());
            parser.nextToken();
            parser.skipChildren();
        }
        return keys;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw invalid();
        }
    }

    private static RestError invalid() {
        return RestError.badBody("Empty or invalid json");
    }
}

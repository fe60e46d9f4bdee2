package io.twinstore.postgres;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;

/** Reads the JSON text of PostgreSQL with every number exact. */
final class JsonParser {
    private static final int MAX_DEPTH = 1_100;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNumberLength(200_000)
                            .maxStringLength(Integer.MAX_VALUE)
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private JsonParser() {}

    static Json parse(String text) {
        return parse(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Json parse(byte[] text) {
        try {
            return Json.of(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON that this library can hold", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read but memory
        }
    }

    /**
     * The value of a jsonb's text in UTF-8, which is well-formed. It is parsed when somebody looks into it; one that may be nested too
     * deeply is parsed at once.
     */
    static Json parseLazily(byte[] text) {
        return text.length > 2 * MAX_DEPTH && opened(text) > MAX_DEPTH
                ? parse(text)
                : Json.lazily(text, JsonParser::parse);
    }

    /** A row's text in UTF-8, whose objects and arrays stay text until somebody looks into them. */
    static Json.Obj row(byte[] text) {
        try (var parser = MAPPER.createParser(text)) {
            parser.nextToken();
            var members = new LinkedHashMap<String, Json>();
            for (var name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                var token = parser.nextToken();
                members.put(name, token.isStructStart() ? part(parser, text) : scalar(parser));
            }
            return new Json.Obj(members);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON that this library can hold", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // nothing is read but memory
        }
    }

    private static Json part(com.fasterxml.jackson.core.JsonParser parser, byte[] text) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return parseLazily(
                Arrays.copyOfRange(text, start, (int) parser.currentLocation().getByteOffset()));
    }

    private static Json scalar(com.fasterxml.jackson.core.JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_NULL -> Json.NULL;
            case VALUE_TRUE, VALUE_FALSE -> Json.of(parser.getBooleanValue());
            case VALUE_NUMBER_INT -> Json.of(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> Json.of(parser.getDecimalValue());
            default -> Json.of(parser.getText());
        };
    }

    /** How many objects and arrays begin in the text; no fewer than are open at once. */
    private static int opened(byte[] text) {
        int opened = 0;
        for (byte c : text) {
            if (c == '[' || c == '{') {
                opened++;
            }
        }
        return opened;
    }
}

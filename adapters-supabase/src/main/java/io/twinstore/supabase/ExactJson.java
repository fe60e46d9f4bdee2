package io.twinstore.supabase;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;

/** Reads the JSON text of PostgREST with every number exact. */
final class ExactJson {
    /** What is read: every text that PostgreSQL can answer. */
    static final StreamReadConstraints CONSTRAINTS = StreamReadConstraints.builder()
            .maxNumberLength(200_000)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNestingDepth(1_100)
            .build();

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(CONSTRAINTS)
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
            .build();

    private ExactJson() {}

    static Json parse(String text) {
        try {
            return Json.of(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("is no JSON that this library can hold", e);
        }
    }

    /** The same of a text in UTF-8. */
    static Json parse(byte[] text) {
        return parse(new String(text, StandardCharsets.UTF_8));
    }
}

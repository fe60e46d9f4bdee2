package io.twinstore.bootstrap.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.StringJoiner;

/** The address of a row just inserted, made of its primary key. */
final class Location {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Location() {}

    /** From the key as a JSON list of one object of texts; there is none for a table without a primary key. */
    static Optional<String> of(RestTable table, String keys) {
        if (table.primaryKey().isEmpty()) {
            return Optional.empty();
        }
        JsonNode row = parsed(keys).path(0);
        StringJoiner query = new StringJoiner("&", "/" + encoded(table.name()) + "?", "");
        for (String column : table.primaryKey()) {
            JsonNode value = row.path(column);
            query.add(encoded(column) + "=" + (value.isNull() ? "is.null" : "eq." + encoded(value.asText())));
        }
        return Optional.of(query.toString());
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("PostgreSQL built JSON that cannot be read.", e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}

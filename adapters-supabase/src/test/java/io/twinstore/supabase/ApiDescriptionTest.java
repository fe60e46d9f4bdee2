package io.twinstore.supabase;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.inspection.ColumnFacts.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiDescriptionTest {
    @Test
    void theColumnsOfEachTableAreRead() {
        var text = """
                {"swagger": "2.0", "definitions": {"clients": {"required": ["id"], "type": "object", "properties": {
                  "id": {"format": "integer", "type": "integer", "description": "Note:\\nThis is a Primary Key.<pk/>"},
                  "phone": {"maxLength": 50, "format": "character varying", "type": "string"},
                  "mood": {"enum": ["good", "bad"], "default": "good", "format": "public.mood", "type": "string"},
                  "tags": {"format": "text[]", "type": "array", "items": {"type": "string"}},
                  "odd": true}}}}""";
        assertEquals(
                Optional.of(Map.of(
                        "clients",
                        List.of(
                                new ColumnFacts("id", "integer", null, null, null, false, false, Kind.PLAIN),
                                new ColumnFacts("phone", "character varying", 50, null, null, true, false, Kind.PLAIN),
                                new ColumnFacts("mood", "text", null, null, null, true, true, Kind.PLAIN),
                                new ColumnFacts("tags", "text[]", null, null, null, true, false, Kind.PLAIN),
                                ColumnFacts.named("odd")))),
                ApiDescription.columns(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{}", "{\"definitions\": []}", "{\"openapi\": \"3.0.0\"}"})
    void anythingElseIsNoDescription(String text) {
        assertEquals(Optional.empty(), ApiDescription.columns(text));
    }
}

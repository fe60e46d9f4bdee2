package io.twinstore.supabase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are cut out of an answer as they are, and what is no answer is found although no row is looked into. */
class RowTextsTest {

    private static List<String> texts(String answer) {
        return RowTexts.of(answer).stream()
                .map(row -> new String(Json.utf8(row), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void eachRowIsItsOwnText() {
        assertEquals(List.of(), texts("[]"));
        assertEquals(
                List.of("{\"id\":1.00,\"a\":\"}]é😀\\\"\"}", "{\"id\":2, \"a\":{\"b\": [1, {}]}}"),
                texts("[{\"id\":1.00,\"a\":\"}]é😀\\\"\"}, \n {\"id\":2, \"a\":{\"b\": [1, {}]}}]\n"));
    }

    @Test
    void aRowNamesItsJsonNullsAndNothingElseOfTheSelect() {
        assertEquals(
                List.of("{\"#json_null\":[\"a\",\"b\"],\"id\":1,\"b\":null,\"a\":null}", "{\"id\":2,\"b\":\"n\"}"),
                texts("[{\"twinstore_json_b\":\"n\",\"twinstore_json_a\":\"n\",\"id\":1,\"b\":null,\"a\":null},"
                        + "{\"twinstore_json_b\":\"\\\"\",\"twinstore_json_a\":null,\"id\":2,\"b\":\"n\"}]"));
    }

    @Test
    void aRowIsParsedWhenSomebodyLooksIntoIt() {
        var row = RowTexts.of("[{\"id\":7,\"a\":1e2}]").get(0);
        assertEquals(Json.of(7), row.get("id"));
        assertEquals(Json.of(100), row.get("a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[1]",
                "[{}] x",
                "[{\"id\":1}",
                "[{\"id\":1},",
                "[{\"id\":1}{\"id\":2}]",
                "[{\"id\":tru}]",
                "[{\"id\":1]]",
                "[{\"id\"}]",
                "[{\"id\":\"\n\"}]",
                "<html><h1>502 Bad Gateway</h1></html>",
                "[{\"id\":1,\"twinstore_json_a\":\"n\",\"a\":null}]",
                "[{\"twinstore_json_a\":\"n\"}]"
            })
    void whatIsNoAnswerIsFound(String answer) {
        assertThrows(IllegalArgumentException.class, () -> RowTexts.of(answer));
    }
}

package io.twinstore.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LazyJsonTest {
    private static final Json OBJECT = Json.of(Map.of("a", List.of(1, 2)));
    private static final Json ARRAY = Json.of(List.of(1, 2));

    private final List<String> parsed = new ArrayList<>();

    private Json lazily(String text) {
        return Json.lazily(text.getBytes(StandardCharsets.UTF_8), bytes -> {
            var given = new String(bytes, StandardCharsets.UTF_8);
            parsed.add(given);
            return switch (given.charAt(0)) {
                case '{' -> OBJECT;
                case '[' -> ARRAY;
                default -> Json.of(given);
            };
        });
    }

    @Test
    void nobodyParsesWhatNobodyLooksInto() {
        var one = lazily("{\"a\": [1, 2]}");
        assertEquals(one, lazily("{\"a\": [1, 2]}"), "the same text is the same value");
        assertEquals(lazily("[1, 2]"), lazily("[1, 2]"));
        assertEquals(List.of(), parsed);
    }

    @Test
    void itIsParsedOnceAndIsWhatWasParsed() {
        var object = lazily("{\"a\": [1,2]}");
        assertEquals(OBJECT, object);
        assertEquals(object, OBJECT);
        assertEquals(OBJECT.hashCode(), object.hashCode());
        assertEquals(OBJECT.toString(), object.toString());
        assertEquals(ARRAY, ((Json.Obj) object).get("a"));
        assertEquals(Json.NULL, ((Json.Obj) object).get("b"));
        assertEquals(Set.of("a"), ((Json.Obj) object).members().keySet());
        var array = lazily("[1,2]");
        assertEquals(ARRAY, array);
        assertEquals(array, ARRAY);
        assertEquals(ARRAY.hashCode(), array.hashCode());
        assertEquals(ARRAY.toString(), array.toString());
        assertEquals(List.of("{\"a\": [1,2]}", "[1,2]"), parsed);
    }

    @Test
    void otherTextsOfTheSameValueAreEqual() {
        assertEquals(lazily("{\"a\": [1,2]}"), lazily("{\"a\":[1,2]}"));
        assertNotEquals(lazily("{}"), lazily("[]"));
    }

    @Test
    void itsMembersAndElementsStayAsTheyAre() {
        var members = ((Json.Obj) lazily("{}")).members();
        assertThrows(UnsupportedOperationException.class, () -> members.put("b", Json.NULL));
        var elements = ((Json.Arr) lazily("[]")).elements();
        assertThrows(UnsupportedOperationException.class, () -> elements.add(Json.NULL));
        assertThrows(UnsupportedOperationException.class, elements::clear);
        assertThrows(UnsupportedOperationException.class, members::clear);
    }
}

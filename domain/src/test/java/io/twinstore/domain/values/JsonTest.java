package io.twinstore.domain.values;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void numbersAreEqualAsJsonbKeepsThem() {
        assertNotEquals(Json.of(new BigDecimal("1.0")), Json.of(1));
        assertEquals(Json.of(new BigDecimal("1e2")), Json.of(100));
        assertEquals(
                "12345678901234567890.10",
                Json.of(new BigDecimal("12345678901234567890.10")).toString());
    }

    @Test
    void theOrderOfMembersDoesNotMatterThatOfElementsDoes() {
        assertEquals(Json.of(Map.of("a", 1, "b", 2)), Json.of(Map.of("b", 2, "a", 1)));
        assertNotEquals(Json.of(List.of(1, 2)), Json.of(List.of(2, 1)));
    }

    @Test
    void itsTextIsJson() {
        assertEquals(
                "[null,true,\"a\\\"b\\\\c\\n\\u0001 😀\",{\"к\":1}]",
                Json.of(Arrays.asList(null, true, "a\"b\\c\n\u0001 😀", Map.of("к", 1)))
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\ud800", "\udc00\ud800", "x\ud83d"})
    void textThatPostgresqlCannotStoreIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Json.of(text));
        assertThrows(IllegalArgumentException.class, () -> Json.of(Map.of(text, 1)));
    }

    @Test
    void aDoubleIsNotExactAndRefused() {
        assertThrows(IllegalArgumentException.class, () -> Json.of(0.1));
    }

    @Test
    void anExponentBeyondPostgresqlIsRefusedBeforeItIsWrittenOut() {
        assertThrows(IllegalArgumentException.class, () -> Json.of(new BigDecimal("1e1000000000")));
    }
}

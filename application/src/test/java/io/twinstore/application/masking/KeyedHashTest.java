package io.twinstore.application.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.twinstore.domain.rows.RowKey;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyedHashTest {
    private static final KeyedHash HASH = new KeyedHash("key".getBytes(StandardCharsets.UTF_8));

    @Test
    void itIsTheBeginningOfTheHmacThatOthersCompute() {
        // printf 'The quick brown fox jumps over the lazy dog' | openssl dgst -sha256 -hmac key
        assertEquals("f7bc83f4", HASH.of("The quick brown fox jumps over the lazy dog"));
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        var other = new KeyedHash("other".getBytes(StandardCharsets.UTF_8));
        assertNotEquals(HASH.of("79161234567"), other.of("79161234567"));
    }

    @Test
    void rowsAreToldApartByTableAndByEveryPartOfTheirKey() {
        var hash = HASH.of(new RowKey("clients", List.of("1", "23")));
        assertEquals(hash, HASH.of(new RowKey("clients", List.of("1", "23"))));
        assertNotEquals(hash, HASH.of(new RowKey("clients", List.of("12", "3"))));
        assertNotEquals(hash, HASH.of(new RowKey("services", List.of("1", "23"))));
    }
}

package io.twinstore.application.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
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
    void aRowIsFoundByItsIdsAndATextOfItsKeyIsHashed() {
        assertEquals(
                "yclients_id 15, company_id 962302",
                HASH.shown(ClientColumns.SCHEMA, new RowKey("clients", List.of("15", "962302"))));
        var booking = "00000000-0000-0000-0000-000000000001";
        assertEquals("id " + booking, HASH.shown(BookingColumns.SCHEMA, new RowKey("bookings", List.of(booking))));
        var phone = "79161234567";
        var dialog = HASH.shown(DialogContextColumns.SCHEMA, new RowKey("dialog_contexts", List.of(phone)));
        assertTrue(dialog.endsWith(" #" + HASH.of(phone)), dialog);
        assertFalse(dialog.contains(phone), dialog);
    }
}

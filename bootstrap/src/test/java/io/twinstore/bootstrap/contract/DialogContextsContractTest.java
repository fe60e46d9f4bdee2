package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.dialogs.DialogContextColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations 1 and 2. */
class DialogContextsContractTest extends StoreContract {
    private static final Json STEP = Json.of(Map.of("step", "выбор", "list", Arrays.asList(1, null, true)));

    private DialogContext stored(Row<DialogContext> context) {
        return found(data().upsertDialogContext(context));
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getDialogContext("nobody-" + Rows.id()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankUserIdIsRefused(String userId) {
        refused(data().getDialogContext(userId));
    }

    @Test
    void anUpsertNeedsAUserId() {
        var message = refused(
                data().upsertDialogContext(Row.builder(SCHEMA).set(STATE, "x").build()));
        assertTrue(message.contains("row 0") && message.contains("user_id"), message);
        refused(data().upsertDialogContext(
                        Rows.context(company).set(USER_ID, null).build()));
    }

    @Test
    void whatIsStoredIsFound() {
        var booking = UUID.randomUUID();
        Client client = found(data().upsertClient(Rows.client(company).build()));
        var context = Rows.context(company)
                .set(CLIENT_ID, client.id())
                .set(STATE, "choosing")
                .set(DATA, STEP)
                .set(MESSAGES, Json.of(List.of("раз", "два")))
                .set(MESSAGE_COUNT, 2)
                .set(LAST_BOOKING_ID, booking)
                .set(SESSION_TYPE, "booking")
                .set(CONTEXT_METADATA, Json.of(Map.of()))
                .set(EXPIRES_AT, Instant.parse("2026-03-15T00:00:00.000001Z"))
                .build();
        var stored = stored(context);
        assertEquals(stored, found(data().getDialogContext(stored.userId())));
        assertEquals(client.id(), stored.clientId());
        assertEquals(STEP, stored.data());
        assertEquals(booking, stored.lastBookingId());
        assertEquals(Instant.parse("2026-03-15T00:00:00.000001Z"), stored.expiresAt());
    }

    @Test
    void anUpsertStampsWhenItWasMade() {
        var stored = stored(Rows.context(company)
                .set(LAST_ACTIVITY, Instant.EPOCH)
                .set(UPDATED_AT, Instant.EPOCH)
                .build());
        assertEquals(NOW_STORED, stored.lastActivity());
        assertEquals(NOW_STORED, stored.updatedAt());
    }

    @Test
    void unsetKeepsAndNullOverwrites() {
        var first = stored(Rows.context(company)
                .set(STATE, "a")
                .set(DATA, STEP)
                .set(MESSAGE_COUNT, 7)
                .build());
        var second = stored(Row.builder(SCHEMA)
                .set(USER_ID, first.userId())
                .set(STATE, null)
                .set(MESSAGE_COUNT, null)
                .build());
        assertEquals(first.id(), second.id());
        assertEquals(first.createdAt(), second.createdAt());
        assertNull(second.state());
        assertNull(second.messageCount());
        assertEquals(STEP, second.data());
        assertEquals(company, second.companyId());
    }

    @Test
    void aFieldThatWasNeverSetHasTheDefaultOfItsTable() {
        var stored = stored(Rows.context(company).build());
        assertEquals(0, stored.messageCount());
        assertNull(stored.state());
        assertNull(stored.data());
    }

    @Test
    void aTopLevelJsonNullIsNull() {
        var stored = stored(Rows.context(company).set(DATA, Json.NULL).build());
        assertNull(stored.data());
        assertNull(found(data().getDialogContext(stored.userId())).data());
    }

    @Test
    void aUserIdIsExact() {
        var id = "User " + Rows.id();
        stored(Rows.context(company).set(USER_ID, id).build());
        nothing(data().getDialogContext(id.toLowerCase(java.util.Locale.ROOT)));
        nothing(data().getDialogContext(id + " "));
        nothing(data().getDialogContext("%"));
        assertEquals(id, found(data().getDialogContext(id)).userId());
    }

    @Test
    void aCompanyThatIsNotThereIsRefused() {
        var message = refused(data().upsertDialogContext(Rows.context(Rows.id()).build()));
        assertTrue(message.contains("dialog_contexts_company_id_fkey"), message);
    }
}

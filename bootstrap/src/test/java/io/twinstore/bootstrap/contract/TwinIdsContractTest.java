package io.twinstore.bootstrap.contract;

import static io.twinstore.bootstrap.contract.Twins.blocked;
import static io.twinstore.bootstrap.contract.Twins.with;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.AppointmentOptions;
import io.twinstore.domain.clients.Booking;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure.HeldBy;
import io.twinstore.domain.values.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The ids of the primary replace others: on PostgreSQL with what refers to them, over REST only where nothing does. */
class TwinIdsContractTest extends StoreContract {
    private static final Instant EARLIER = Instant.parse("2020-01-01T00:00:00Z");

    private Twins twins() {
        return new Twins(store());
    }

    /** A client that a booking and a dialog refer to. */
    private Json.Obj referred() throws SQLException {
        var client = twins().row("clients", company);
        int id = Integer.parseInt(client.get("id").toString());
        insert(
                "bookings",
                List.of(Map.<String, @Nullable Object>of(
                        "yclients_record_id",
                        Rows.id(),
                        "company_id",
                        company,
                        "client_id",
                        id,
                        "datetime",
                        "2026-03-14T10:00:00Z",
                        "updated_at",
                        EARLIER.toString())));
        store().dialogs()
                .upsert(Rows.context(company)
                        .set(DialogContextColumns.CLIENT_ID, id)
                        .build());
        return client;
    }

    private static RowKey key(Json.Obj client) {
        return RowKey.of(ClientColumns.SCHEMA, client);
    }

    private static int id(Json.Obj client) {
        return Integer.parseInt(client.get("id").toString());
    }

    /** Demands that the client is there as it is, and that what refers to it still does, otherwise untouched. */
    private void assertReferred(Json.Obj client) {
        assertEquals(client, twins().present(key(client)));
        var bookings = rows(data().getClientAppointments(id(client), AppointmentOptions.DEFAULT));
        assertEquals(List.of(EARLIER), bookings.stream().map(Booking::updatedAt).toList());
        var id = String.valueOf(id(client));
        assertTrue(store().twinRows().keyOf("dialog_contexts", "client_id", id).isPresent());
    }

    @Test
    void anIdThatDiffersIsReplacedWithAllThatRefersToIt() throws SQLException {
        var client = referred();
        var wanted = with(client, "id", Twins.id(), "name", "Мария");
        var failures = twins().apply(key(client), wanted);
        if (kind == StoreKind.POSTGRES) {
            assertEquals(Map.of(), failures);
            assertReferred(wanted);
        } else {
            assertTrue(blocked(failures, key(client)).startsWith("its id differs here"));
            assertReferred(client);
        }
    }

    @Test
    void anIdThatNothingRefersToIsReplacedInBoth() {
        var client = twins().row("clients", company);
        twins().put(key(client), with(client, "id", Twins.id()));
        var context = twins().row("dialog_contexts", company);
        var id = "00000000-0000-4000-8000-" + Rows.id() + "00";
        twins().put(RowKey.of(DialogContextColumns.SCHEMA, context), with(context, "id", id));
    }

    @Test
    void rowsExchangeTheirIds() throws SQLException {
        var one = referred();
        var other = referred();
        var third = twins().row("clients", company);
        var wanted = Map.of(
                key(one), with(one, "id", id(other)),
                key(other), with(other, "id", id(third)),
                key(third), with(third, "id", id(one)));
        var failures = twins().apply(new HashMap<>(wanted));
        if (kind == StoreKind.POSTGRES) {
            assertEquals(Map.of(), failures);
            assertReferred(Objects.requireNonNull(wanted.get(key(one))));
            assertReferred(Objects.requireNonNull(wanted.get(key(other))));
            assertEquals(wanted.get(key(third)), twins().present(key(third)));
        } else {
            assertEquals(wanted.keySet(), failures.keySet());
            blocked(failures, key(one));
            assertReferred(one);
            assertReferred(other);
        }
    }

    @Test
    void anIdThatAnotherRowHoldsIsNotTaken() throws SQLException {
        var holder = referred();
        var row = with(twins().row("clients", company), "yclients_id", Rows.id(), "id", id(holder));
        var failures = twins().apply(key(row), row);
        if (kind == StoreKind.POSTGRES) {
            assertEquals(Map.of(key(row), new HeldBy(key(holder))), failures);
        } else {
            assertTrue(blocked(failures, key(row)).startsWith("its id is held"));
        }
        assertTrue(twins().find(key(row)).isEmpty());
        assertReferred(holder);
    }

    @Test
    void anIdIsFreeWhenItsRowIsDeletedInTheSameApply() {
        var holder = twins().row("clients", company);
        var row = with(holder, "yclients_id", Rows.id());
        var both = new HashMap<RowKey, Json.@Nullable Obj>();
        both.put(key(holder), null);
        both.put(key(row), row);
        assertEquals(Map.of(), twins().apply(both));
        assertTrue(twins().find(key(holder)).isEmpty());
        assertEquals(row, twins().present(key(row)));
    }

    @Test
    void aRowThatMovesOnMakesRoomForTheOther() throws SQLException {
        var holder = referred();
        var row = with(holder, "yclients_id", Rows.id(), "name", "Мария");
        var moved = with(holder, "id", Twins.id());
        var failures = twins().apply(new HashMap<>(Map.of(key(row), row, key(holder), moved)));
        if (kind == StoreKind.POSTGRES) {
            assertEquals(Map.of(), failures);
            assertReferred(moved);
            assertEquals(row, twins().present(key(row)));
        } else {
            assertTrue(blocked(failures, key(row)).startsWith("its id is held"));
            assertTrue(blocked(failures, key(holder)).startsWith("its id differs here"));
            assertReferred(holder);
        }
    }
}

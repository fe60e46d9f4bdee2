package io.twinstore.bootstrap.state;

import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.rows.Row;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that writes to both stores. */
class DualWriteTest {
    private static final long COMPANY = 962_302;

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private static DataLayer sync(Wiring twinstore) {
        return twinstore.dataLayer(CallingModule.SYNC);
    }

    private static Row<Client> client(long id, String name) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, name)
                .set(ClientColumns.PHONE, "7999" + (1_000_000 + id))
                .build();
    }

    private static void stored(Envelope<?> answer) {
        assertTrue(answer.success(), () -> String.valueOf(answer.error()));
    }

    private PendingCounts pending() {
        return stores.state().journal().report().counts();
    }

    private Map<String, String> rows(boolean postgres, String table, String key) throws SQLException {
        return TwoStores.rows(postgres ? stores.postgres() : stores.supabase(), table, key);
    }

    private void assertEqualStores() throws SQLException {
        assertEquals(rows(false, "companies", "company_id"), rows(true, "companies", "company_id"));
        assertEquals(rows(false, "clients", "yclients_id"), rows(true, "clients", "yclients_id"));
    }

    @Test
    void whatTheSourceAnsweredIsInBothStoresIdsAndTimestampsIncluded() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            var answer = sync(twinstore).upsertCompany(TwoStores.company(COMPANY, "Salon"));
            stored(answer);
            assertEquals(SUPABASE, answer.backend());
            stored(sync(twinstore).upsertClients(List.of(client(1, "Anna"), client(2, "Boris"))));
            await().untilAsserted(stores::assertReconciled);
            assertEquals(2, rows(true, "clients", "yclients_id").size());
            assertEqualStores();
        }
    }

    @Test
    void aStoreThatIsDownCostsNoCallAndGetsItsRowsWhenItIsBack() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true", "TWINSTORE_DOUBT_SECONDS=1")) {
            var sync = sync(twinstore);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            await().untilAsserted(stores::assertReconciled);
            stores.stopSupabase();
            for (int i = 0; i < 20; i++) {
                stored(sync.upsertClient(client(i, "Anna " + i)));
            }
            stored(sync.upsertClient(client(3, "Boris")));
            await().untilAsserted(
                            () -> assertEquals(20, pending().total())); // a row under way may be counted once more
            assertEquals(
                    POSTGRES,
                    sync.getClientById(3, COMPANY).backend(),
                    "reads of a table with pending keys go to the primary");
            stores.startSupabase();
            await().untilAsserted(stores::assertReconciled);
            assertEqualStores();
            assertEquals(SUPABASE, sync.getClientById(3, COMPANY).backend());
        }
    }

    @Test
    void aRowThatIsGoneAtTheSourceIsDeleted() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true", "TWINSTORE_DOUBT_SECONDS=1")) {
            var sync = sync(twinstore);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            stored(sync.upsertClient(client(1, "Anna")));
            await().untilAsserted(stores::assertReconciled);
            stores.stopSupabase();
            stored(sync.upsertClient(client(1, "Boris")));
            TwoStores.execute(stores.postgres(), "delete from clients");
            stores.startSupabase();
            await().untilAsserted(stores::assertReconciled);
            assertEqualStores();
        }
    }

    @Test
    void parentsThatTheOtherStoreLacksComeFirst() throws SQLException {
        try (var before = stores.open()) {
            stored(sync(before).upsertCompany(TwoStores.company(COMPANY, "Salon")));
        }
        new UseCases(stores.configuration(), Clock.systemUTC()).flagChange().make(Flag.DUAL_WRITE, Share.ALL, "test");
        try (var twinstore = stores.open()) {
            stored(sync(twinstore).upsertClient(client(1, "Anna")));
            await().untilAsserted(stores::assertReconciled);
            assertEqualStores();
        }
    }

    @Test
    void idsThatDifferBecomeTheSourcesReferencesIncluded() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            var sync = sync(twinstore);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            await().untilAsserted(stores::assertReconciled);
            TwoStores.execute(
                    stores.postgres(),
                    "insert into clients (id, yclients_id, company_id, phone) values (77, 1, " + COMPANY + ", '1');"
                            + "insert into bookings (yclients_record_id, company_id, client_id, datetime) values (1, "
                            + COMPANY + ", 77, now())");
            var answer = sync.upsertClient(client(1, "Anna"));
            stored(answer);
            await().untilAsserted(stores::assertReconciled);
            assertEqualStores();
            var booking = rows(true, "bookings", "yclients_record_id").get("1");
            assertNotNull(booking);
            assertTrue(
                    booking.contains("\"client_id\":"
                            + Objects.requireNonNull(answer.data()).id() + ","),
                    booking);
        }
    }

    /** By a failure that the store tells apart, and by an error of the whole request. */
    @ParameterizedTest
    @ValueSource(strings = {"23514", "55000"})
    void aRowThatTheOtherStoreRefusesKeepsNoOtherBack(String state) throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            var sync = sync(twinstore);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            await().untilAsserted(stores::assertReconciled);
            TwoStores.execute(
                    stores.postgres(),
                    "create function refuse() returns trigger language plpgsql as $$ begin"
                            + " raise exception 'no' using errcode = '" + state + "'; end $$;"
                            + "create trigger refuse before insert on clients for each row"
                            + " when (new.yclients_id = 3) execute function refuse()");
            stored(sync.upsertClients(LongStream.rangeClosed(1, 9)
                    .mapToObj(id -> client(id, "Anna"))
                    .toList()));
            stored(sync.upsertClient(client(10, "Boris")));
            await().untilAsserted(() -> assertEquals(new PendingCounts(0, 0, 0, 1), pending()));
            assertEquals(9, rows(true, "clients", "yclients_id").size());
            TwoStores.execute(stores.postgres(), "drop trigger refuse on clients");
        }
        new UseCases(stores.configuration(), Clock.systemUTC())
                .abandonedWrites()
                .reconcile();
        assertEquals(PendingCounts.NONE, pending());
        assertEqualStores();
    }

    @Test
    void aRowThatAnotherProgramLocksKeepsNoOtherBack() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", "TWINSTORE_QUERY_SECONDS=1");
                var other = stores.postgres().connect()) {
            var sync = sync(twinstore);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            stored(sync.upsertClient(client(1, "Anna")));
            await().untilAsserted(stores::assertReconciled);
            other.setAutoCommit(false);
            other.createStatement().execute("select from clients for update");
            stored(sync.upsertClients(LongStream.rangeClosed(1, 250)
                    .mapToObj(id -> client(id, "Boris"))
                    .toList()));
            await().untilAsserted(() -> {
                int copied = rows(true, "clients", "yclients_id").size();
                assertTrue(copied > 100, () -> copied + " rows were copied");
            });
            assertTrue(pending().dirty() + pending().active() > 0);
            other.rollback();
            await().untilAsserted(stores::assertReconciled);
            assertEqualStores();
        }
    }

    @Test
    void aWriteThatTheSourceRefusesChangesNothing() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            assertFalse(sync(twinstore).upsertClient(client(1, "no company")).success());
            await().untilAsserted(stores::assertReconciled);
            assertTrue(rows(true, "clients", "yclients_id").isEmpty());
        }
    }
}

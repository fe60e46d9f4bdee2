package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A catch-up brings the rows of which the journal holds pending keys without asking it, since they all say that they were changed. */
class CatchUpBesideJournalTest {
    private static final long COMPANY = 962_302;

    /** How soon a key is reconciled of which nobody knows whether it was written. */
    private static final String SOON = "TWINSTORE_DOUBT_SECONDS=1";

    @TempDir
    private Path directory = Path.of("");

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... command) {
        return CommandRun.of(stores.settings(SOON), directory, command);
    }

    private long pending() {
        return stores.state().journal().report().counts().total();
    }

    private static Row<Client> client(String name) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, 1L)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, name)
                .set(ClientColumns.PHONE, "79991000001")
                .build();
    }

    /** One that states an earlier moment, which a write does not keep. */
    private static Row<StaffSchedule> schedule(boolean working) {
        return Row.builder(StaffScheduleColumns.SCHEMA)
                .set(StaffScheduleColumns.STAFF_ID, 5L)
                .set(StaffScheduleColumns.COMPANY_ID, COMPANY)
                .set(StaffScheduleColumns.DATE, LocalDate.of(2026, 3, 1))
                .set(StaffScheduleColumns.STAFF_NAME, "Olga")
                .set(StaffScheduleColumns.IS_WORKING, working)
                .set(StaffScheduleColumns.LAST_UPDATED, Instant.parse("2026-01-01T00:00:00Z"))
                .build();
    }

    private static void stored(Envelope<?> answer) {
        assertTrue(answer.success(), () -> String.valueOf(answer.error()));
    }

    private void assertEqual(String table) throws SQLException {
        assertEquals(
                TwoStores.rows(stores.supabase(), table, "id"), TwoStores.rows(stores.postgres(), table, "id"), table);
    }

    /** Writes a client and a schedule, of which PostgreSQL takes neither, since somebody holds both tables. */
    private void writeWhatStaysPending() throws SQLException {
        try (var connection = stores.postgres().connect();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("lock table clients, staff_schedules in exclusive mode");
            try (var twinstore = stores.open("DUAL_WRITE=true", SOON)) {
                var sync = twinstore.dataLayer(CallingModule.SYNC);
                stored(sync.upsertClients(List.of(client("Boris"))));
                stored(sync.upsertStaffSchedules(List.of(schedule(false))));
            }
            connection.rollback();
        }
    }

    @Test
    void rowsOfPendingKeysComeWithTheNextRoundAndTheKeysAreLeftToTheJournal() throws SQLException {
        try (var twinstore = stores.open("DUAL_WRITE=true", SOON)) {
            var sync = twinstore.dataLayer(CallingModule.SYNC);
            stored(sync.upsertCompany(TwoStores.company(COMPANY, "Salon")));
            stored(sync.upsertClients(List.of(client("Anna"))));
            stored(sync.upsertStaffSchedules(List.of(schedule(true))));
            await().untilAsserted(stores::assertReconciled);
        }
        run("catch-up", "--all").done(0);
        writeWhatStaysPending();
        assertEquals(2, pending());

        run("catch-up", "--all", "--overlap", "0", "--until", "0").done(0);
        assertEqual("clients");
        assertEqual("staff_schedules");
        assertEquals(2, pending(), "catch-up takes no key from the journal");

        await().untilAsserted(() -> {
            run("replay").done(0);
            stores.assertReconciled();
        });
        assertEqual("clients");
        assertEqual("staff_schedules");
    }
}

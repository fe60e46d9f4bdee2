package io.twinstore.postgres;

import static io.twinstore.domain.query.Condition.eq;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreErrorsTest {
    private StoreFixture fixture;

    @BeforeAll
    void start() {
        fixture = new StoreFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private PostgresStore at(String url, String user) {
        return PostgresStore.open(new PostgresStore.Settings(
                url,
                user,
                "secret-of-the-salon",
                1,
                new Limits(1, 1, 1, Duration.ofSeconds(1), Duration.ofSeconds(1))));
    }

    @Test
    void aServerThatIsNotThereIsUnavailable() {
        try (var store = at("jdbc:postgresql://127.0.0.1:1/salon", "salon")) {
            assertThrows(Unavailable.class, store::requireReachable);
            assertFalse(store.health().healthy());
            assertThrows(Unavailable.class, () -> store.companies().findById(1));
            var unsent = assertThrows(
                    Unavailable.class, () -> store.twinRows().read(List.of(new RowKey("clients", List.of("1", "2")))));
            assertFalse(unsent.outcomeUnknown());
        }
    }

    @Test
    void anUnknownUserOrDatabaseSaysSoAndKeepsThePassword() {
        try (var store = at(fixture.database.jdbcUrl(), "nobody")) {
            var error = assertThrows(Unexpected.class, store::requireReachable);
            assertTrue(String.valueOf(error.getMessage()).contains("user or the password"));
            assertFalse(error.outcomeUnknown());
            assertFalse(String.valueOf(error.getMessage()).contains("secret"));
        }
        var elsewhere = fixture.database.jdbcUrl().replaceFirst("/[^/?]+(\\?|$)", "/nowhere$1");
        try (var store = at(elsewhere, fixture.database.user())) {
            var error = assertThrows(Unexpected.class, store::requireReachable);
            assertTrue(String.valueOf(error.getMessage()).contains("no database of this name"));
        }
    }

    @Test
    void aCallThatTakesTooLongIsATimeout() throws SQLException {
        var quick = new Limits(100, 1000, 500, Duration.ofMillis(200), Duration.ofSeconds(5));
        try (var connection = fixture.database.connect();
                var store = fixture.open(quick)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("lock table companies in access exclusive mode");
            assertThrows(TimedOut.class, () -> store.companies().findById(1));
            connection.rollback();
        }
    }

    @Test
    void aMissingPrivilegeIsNotPermitted() {
        fixture.execute("create role reader_" + ProcessHandle.current().pid() + " login password 'x'");
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                fixture.database.jdbcUrl(), "reader_" + ProcessHandle.current().pid(), "x", 1, Limits.DEFAULT))) {
            assertThrows(NotPermitted.class, () -> store.companies().findById(1));
        } finally {
            fixture.execute("drop role reader_" + ProcessHandle.current().pid());
        }
    }

    @Test
    void aMessageNamesTheConstraintAndNoValue() {
        var orphan = Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, 1L)
                .set(ClientColumns.COMPANY_ID, 999L)
                .set(ClientColumns.NAME, "Анна")
                .set(ClientColumns.PHONE, "79161234567")
                .build();
        var error =
                assertThrows(InvalidInput.class, () -> fixture.store.clients().upsert(orphan));
        assertEquals(
                "a row that this one refers to is not there, or one still refers to it (clients_company_id_fkey)",
                error.getMessage());
        assertEquals(
                "org.postgresql.util.PSQLException (SQLSTATE 23503)",
                assertInstanceOf(MaskedFault.class, error.getCause()).getMessage());
    }

    @Test
    void aLimitOutOfRangeIsInvalid() {
        var query = Query.of(ClientColumns.SCHEMA).where(eq(ClientColumns.ID, 1));
        for (int limit : new int[] {0, -1, 1001}) {
            StoreException error = assertThrows(
                    InvalidInput.class, () -> fixture.store.clients().find(query.limit(limit)));
            assertTrue(String.valueOf(error.getMessage()).contains("1 to 1000"));
        }
    }
}

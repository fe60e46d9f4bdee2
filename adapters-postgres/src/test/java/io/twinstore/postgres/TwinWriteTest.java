package io.twinstore.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.domain.values.Json;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What no other store could show: sequences, triggers, and whether an apply that failed can have had an effect. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwinWriteTest {
    private static final RowKey KEY = new RowKey("clients", List.of("1", String.valueOf(StoreFixture.COMPANY)));

    private StoreFixture fixture;
    private Json.Obj row;

    @BeforeAll
    void start() {
        fixture = new StoreFixture();
        fixture.execute("insert into clients (yclients_id, company_id, phone) values (1, 962302, '79160000000')");
    }

    @BeforeEach
    void read() {
        row = Objects.requireNonNull(fixture.store.twinRows().read(List.of(KEY)).get(KEY));
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private Json.Obj with(String column, Object value) {
        var members = new LinkedHashMap<>(row.members());
        members.put(column, Json.of(value));
        return new Json.Obj(members);
    }

    private static Map<RowKey, ApplyFailure> apply(TwinStore store, Json.Obj row) {
        return store.twinRows().apply(new TreeMap<>(Map.of(RowKey.of(ClientColumns.SCHEMA, row), Optional.of(row))));
    }

    @Test
    void theSequenceGoesOnAfterAnAppliedIdAndNeverBack() {
        assertEquals(Map.of(), apply(fixture.store, with("id", 1_000_000_500)));
        assertEquals("1000000501", fixture.query("select nextval('clients_id_seq')"));
        assertEquals(Map.of(), apply(fixture.store, with("id", 1_000_000_100)));
        assertEquals(Map.of(), apply(fixture.store, with("id", 5)));
        assertEquals("1000000502", fixture.query("select nextval('clients_id_seq')"));
    }

    @Test
    void whatATriggerChangesIsUndone() {
        fixture.execute("create function shout() returns trigger language plpgsql as"
                + " 'begin new.name := upper(new.name); return new; end'");
        fixture.execute(
                "create trigger shout before insert or update on clients for each row execute function shout()");
        try {
            var failure = assertInstanceOf(
                    Blocked.class, apply(fixture.store, with("name", "Анна")).get(KEY));
            assertTrue(failure.reason().contains("name"), failure.reason());
            assertEquals("null", fixture.query("select name from clients where yclients_id = 1"));
        } finally {
            fixture.execute("drop function shout cascade");
        }
    }

    @Test
    void aRowWithoutAnIdThatCanBeMovedIsBlocked() {
        fixture.execute("insert into bookings (yclients_record_id, company_id, client_id, datetime)"
                + " select 1, company_id, id, now() from clients where yclients_id = 1");
        fixture.execute("alter table bookings alter constraint bookings_client_id_fkey not deferrable");
        try {
            assertEquals(Map.of(KEY, new Blocked("other rows refer to it")), apply(fixture.store, with("id", 17)));
        } finally {
            fixture.execute("alter table bookings alter constraint bookings_client_id_fkey deferrable");
            fixture.execute("delete from bookings");
        }
    }

    @Test
    void aWriteThatIsGivenUpBeforeItsCommitHadNoEffect() throws SQLException {
        var quick = new Limits(100, 1000, 500, Duration.ofMillis(200), Duration.ofSeconds(5));
        try (var connection = fixture.database.connect();
                var store = fixture.open(quick)) {
            connection.setAutoCommit(false);
            connection.createStatement().execute("select from clients for update");
            var error = assertThrows(TimedOut.class, () -> apply(store, row));
            assertFalse(error.outcomeUnknown());
            assertEquals("no answer in time; nothing was written", error.getMessage());
            connection.rollback();
        }
    }

    @Test
    void aCommitWhoseAnswerIsLostLeavesItsOutcomeUnknown() {
        fixture.execute("create function die() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return null; end'");
        fixture.execute("create constraint trigger die after update on clients deferrable initially deferred"
                + " for each row execute function die()");
        try (var store = fixture.open(Limits.DEFAULT)) {
            var error = assertThrows(Unavailable.class, () -> apply(store, row));
            assertTrue(error.outcomeUnknown());
        } finally {
            fixture.execute("drop function die cascade");
        }
    }

    @Test
    void aConnectionThatBreaksBeforeTheCommitHadNoEffect() {
        fixture.execute("create function die() returns trigger language plpgsql as"
                + " 'begin perform pg_terminate_backend(pg_backend_pid()); return new; end'");
        fixture.execute("create trigger die before update on clients for each row execute function die()");
        try (var store = fixture.open(Limits.DEFAULT)) {
            var error = assertThrows(Unavailable.class, () -> apply(store, row));
            assertFalse(error.outcomeUnknown());
        } finally {
            fixture.execute("drop function die cascade");
        }
    }
}

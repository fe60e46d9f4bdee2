package io.twinstore.supabase;

import static io.twinstore.supabase.ScriptedServer.cutOff;
import static io.twinstore.supabase.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.twins.ApplyFailure;
import io.twinstore.domain.twins.ApplyFailure.Blocked;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What an apply over REST says of a server that fails: whether anything of it can have taken effect. */
class TwinRowsOutcomeTest {
    private static final RowKey GONE = new RowKey("companies", List.of("1"));
    private static final RowKey GIVEN = new RowKey("companies", List.of("2"));
    private static final ScriptedServer.Answer DONE = status(204, "");
    private static final ScriptedServer.Answer REFUSED = status(401, "{}");

    private static SupabaseStore store(ScriptedServer server) {
        var limits = new Limits(100, 1000, 500, Duration.ofSeconds(30), Duration.ofSeconds(5));
        return SupabaseStore.open(new SupabaseStore.Settings(server.url(), "sb_secret_key", 2, limits));
    }

    private static SortedMap<RowKey, Optional<Json.Obj>> rows() {
        var rows = new TreeMap<RowKey, Optional<Json.Obj>>();
        rows.put(GONE, Optional.empty());
        rows.put(GIVEN, Optional.of(new Json.Obj(Map.of("id", Json.of(2), "company_id", Json.of(2)))));
        return rows;
    }

    private static <E extends StoreException> E failed(Class<E> expected, int requests, ScriptedServer server) {
        try (server;
                var store = store(server)) {
            var error = assertThrows(expected, () -> store.twinRows().apply(rows()));
            assertEquals(requests, server.requests.size());
            return error;
        }
    }

    private static Map<RowKey, ApplyFailure> answered(ScriptedServer server) {
        try (server;
                var store = store(server)) {
            return store.twinRows().apply(rows());
        }
    }

    @Test
    void whatWasNotSentHadNoEffect() {
        var server = new ScriptedServer(DONE);
        server.close();
        assertFalse(failed(Unavailable.class, 0, server).outcomeUnknown());
        assertFalse(failed(StoreException.class, 1, new ScriptedServer(REFUSED)).outcomeUnknown());
        var busy = status(504, "{\"code\":\"PGRST003\",\"message\":\"Timed out acquiring connection\"}");
        assertFalse(failed(Unavailable.class, 3, new ScriptedServer(busy)).outcomeUnknown());
    }

    @Test
    void aDeletionThatMayHaveBeenExecutedIsNotRepeated() {
        assertTrue(failed(Unavailable.class, 1, new ScriptedServer(status(502, "<html>")))
                .outcomeUnknown());
        assertTrue(failed(TimedOut.class, 1, new ScriptedServer(cutOff())).outcomeUnknown());
    }

    /** The deletion was answered; rows that are pending still are looked at again anyhow. */
    @Test
    void aRefusalAfterADeletionLeavesNothingUnderWay() {
        assertFalse(
                failed(NotPermitted.class, 2, new ScriptedServer(DONE, REFUSED)).outcomeUnknown());
        var trigger = status(400, "{\"code\":\"P0001\",\"message\":\"no\"}");
        assertFalse(
                failed(Unexpected.class, 2, new ScriptedServer(DONE, trigger)).outcomeUnknown());
        assertTrue(failed(Unexpected.class, 2, new ScriptedServer(DONE, status(200, "<html>")))
                .outcomeUnknown());
    }

    @Test
    void aRequestThatSomethingBeforeTheServerRefusesHadNoEffect() {
        for (int status : new int[] {404, 413, 414}) {
            assertFalse(failed(Unexpected.class, 1, new ScriptedServer(status(status, "<html>")))
                    .outcomeUnknown());
        }
        assertTrue(
                failed(Unexpected.class, 1, new ScriptedServer(status(408, ""))).outcomeUnknown());
    }

    @Test
    void aTransactionThatWasInTheWayBlocksNoRow() {
        for (var code : List.of("40001", "40P01", "55P03")) {
            var answer = status(500, "{\"code\":\"" + code + "\",\"message\":\"x\"}");
            assertFalse(failed(TimedOut.class, 1, new ScriptedServer(answer)).outcomeUnknown());
        }
    }

    @Test
    void aRefusalIsAFailureOfItsRowsAlone() {
        var referenced = status(
                409,
                "{\"code\":\"23503\",\"message\":\"update or delete on table \\\"companies\\\" violates foreign key"
                        + " constraint \\\"c\\\" on table \\\"clients\\\"\",\"details\":\"Key (company_id)=(1)\"}");
        var twice = status(409, "{\"code\":\"23505\",\"message\":\"duplicate key value\"}");
        assertEquals(
                Map.of(
                        GONE, new Blocked("other rows refer to it"),
                        GIVEN, new Blocked("its id is held by another row here; over REST that cannot be changed")),
                answered(new ScriptedServer(referenced, twice)));
    }

    @Test
    void aRowThatTheServerKeepsBackOrChangesIsAFailure() {
        var none = answered(new ScriptedServer(DONE, status(201, "[]")));
        assertEquals(List.of(GIVEN), List.copyOf(none.keySet()));
        var changed = answered(
                new ScriptedServer(DONE, status(201, "[{\"id\":2,\"company_id\":2,\"updated_at\":\"2026-01-01\"}]")));
        assertEquals(
                Map.of(
                        GIVEN,
                        new Blocked("the store sets updated_at itself (a trigger) or cannot hold the value;"
                                + " remove the trigger or accept the difference")),
                changed);
    }

    @Test
    void aReadThatTheServerCutsOffIsNotTakenForAll() {
        try (var server = new ScriptedServer(status(206, "[]", "Content-Range", "0-0/2"));
                var store = store(server)) {
            assertThrows(Unexpected.class, () -> store.twinRows().read(List.of(GONE, GIVEN)));
        }
    }
}

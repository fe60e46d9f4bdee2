package io.twinstore.supabase;

import static io.twinstore.supabase.ScriptedServer.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Phone;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a question asks of the server: as few requests as can be, and a count only where the answer needs it. */
class RequestsTest {
    private static final String COUNT = "count=exact";
    private static final Phone PHONE = Phone.of("8 916 123-45-67");
    private static final ScriptedServer.Answer NONE = status(200, "[]", "Content-Range", "*/*");
    private static final ScriptedServer.Answer ONE = status(200, "[" + client() + "]", "Content-Range", "0-0/*");

    private static SupabaseStore store(ScriptedServer server) {
        return SupabaseStore.open(new SupabaseStore.Settings(server.url(), "sb_secret_key", 2, Limits.DEFAULT));
    }

    /** Every column with some value, as PostgREST writes a row. */
    private static String client() {
        return ClientColumns.SCHEMA.columns().stream()
                .map(column -> '"' + column.name() + "\":" + value(column.name(), column.type()))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String value(String name, ColumnType<?> type) {
        return switch (name) {
            case "id", "yclients_id", "company_id" -> "1";
            case "phone" -> "\"79161234567\"";
            case "created_at", "updated_at" -> "\"2026-03-14T09:26:53+00:00\"";
            default -> type == ColumnType.BOOLEAN ? "false" : "null";
        };
    }

    @Test
    void aPhoneStoredInAKnownFormIsOneRequestByTheIndexWithoutACount() {
        try (var server = new ScriptedServer(ONE);
                var store = store(server)) {
            assertEquals(1, store.clients().findByPhone(PHONE).orElseThrow().id());
            assertEquals(1, server.queries.size());
            assertTrue(server.queries.get(0).contains("&phone=in.(\"79161234567\",\"89161234567\","));
            assertTrue(server.queries.get(0).endsWith("&order=last_visit_date.desc.nullslast,id.asc&limit=1"));
            assertEquals(List.of("null"), server.preferences);
        }
    }

    @Test
    void theExpressionAloneIsAskedForOnlyWhenNoKnownFormIsFound() {
        try (var server = new ScriptedServer(NONE, ONE);
                var store = store(server)) {
            assertEquals(1, store.clients().findByPhone(PHONE).orElseThrow().id());
            assertEquals(2, server.queries.size());
            assertTrue(server.queries.get(0).contains("&phone=in."));
            assertFalse(server.queries.get(1).contains("&phone=in."));
            assertTrue(server.queries.get(1).contains("&phone=match."));
            assertEquals(List.of("null", "null"), server.preferences);
        }
    }

    @Test
    void aPhoneThatNobodyHasIsTwoRequests() {
        try (var server = new ScriptedServer(NONE);
                var store = store(server)) {
            assertTrue(store.clients().findByPhone(PHONE).isEmpty());
            assertEquals(2, server.queries.size());
        }
    }

    @Test
    void aListIsCountedAlsoWhenItHasOneRow() {
        try (var server = new ScriptedServer(status(206, "[" + client() + "]", "Content-Range", "0-0/2"));
                var store = store(server)) {
            assertTrue(
                    store.clients().find(Query.of(ClientColumns.SCHEMA).limit(1)).more());
            assertEquals(List.of(COUNT), server.preferences);
        }
    }

    @Test
    void oneKeyIsReadWithoutACountAndSeveralWithOne() {
        var one = new RowKey("clients", List.of("1", "1"));
        var other = new RowKey("clients", List.of("2", "1"));
        try (var server = new ScriptedServer(ONE, status(200, "[" + client() + "]", "Content-Range", "0-0/1"));
                var store = store(server)) {
            assertEquals(1, store.twinRows().read(List.of(one)).size());
            assertEquals(1, store.twinRows().read(List.of(one, other)).size());
            assertEquals(List.of("null", COUNT), server.preferences);
        }
    }

    @Test
    void anUncountedAnswerHasTheRowsThatItSays() {
        var one = new RowKey("clients", List.of("1", "1"));
        for (var answer : List.of(status(200, "[]"), status(200, "[]", "Content-Range", "0-0/*"))) {
            try (var server = new ScriptedServer(answer);
                    var store = store(server)) {
                assertThrows(Unexpected.class, () -> store.clients().findByPhone(PHONE));
                assertThrows(Unexpected.class, () -> store.twinRows().read(List.of(one)));
                assertThrows(Unexpected.class, () -> store.twinRows().keyOf("clients", "id", "1"));
            }
        }
    }
}

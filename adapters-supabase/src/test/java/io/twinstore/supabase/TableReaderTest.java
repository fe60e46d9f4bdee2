package io.twinstore.supabase;

import static io.twinstore.supabase.ScriptedServer.rows;
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
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a table is read when the server has a reason not to answer; the reason is told as it is. */
class TableReaderTest {
    private static final Table STAFF =
            new Table("staff", Map.of("id", ColumnType.INTEGER, "name", ColumnType.TEXT), List.of("id"), Set.of());
    private static final ScriptedServer.Answer CANCELLED = status(
            500,
            "{\"code\":\"57014\",\"details\":null,\"hint\":null,"
                    + "\"message\":\"canceling statement due to statement timeout\"}");

    private static SupabaseStore store(ScriptedServer server) {
        var limits = new Limits(100, 1000, 500, Duration.ofSeconds(2), Duration.ofSeconds(2));
        return SupabaseStore.open(new SupabaseStore.Settings(server.url(), "sb_secret_of_the_salon", 1, limits));
    }

    private static <E extends StoreException> String refused(Class<E> expected, ScriptedServer.Answer answer) {
        try (var server = new ScriptedServer(answer);
                var store = store(server)) {
            return String.valueOf(
                    assertThrows(expected, () -> store.tableReader().count(STAFF))
                            .getMessage());
        }
    }

    @Test
    void aTableTooLargeToBeCountedAtOnceIsCountedByRanges() {
        try (var server = new ScriptedServer(
                        CANCELLED,
                        status(200, "[{\"id\":20000}]"),
                        status(200, "[{\"id\":40000}]"),
                        status(200, "[]"),
                        status(206, "[{\"id\":40001}]", "Content-Range", "0-0/17"));
                var store = store(server)) {
            assertEquals(new RowCount(40_017, true), store.tableReader().count(STAFF));
            assertEquals(5, server.requests.size());
            assertTrue(server.queries.get(1).contains("offset=19999&limit=1"), server.queries.get(1));
            assertTrue(server.queries.get(2).contains("id=gt.20000"), server.queries.get(2));
            assertTrue(server.queries.get(4).contains("id=gt.40000"), server.queries.get(4));
        }
        try (var server = new ScriptedServer(rows("[{\"id\":1}]"));
                var store = store(server)) {
            assertEquals(new RowCount(1, false), store.tableReader().count(STAFF));
        }
    }

    private static Json.Obj key(int id) {
        return new Json.Obj(Map.of("id", Json.of(id)));
    }

    /** A page of large documents must not need all of the memory. */
    @Test
    void ofAnAnswerThatIsTooLargeFewerRowsAreAskedFor() {
        var large = "[{\"id\":1,\"name\":\"" + "x".repeat(2_000) + "\"}]";
        try (var server = new ScriptedServer(
                        rows(large),
                        rows("[{\"id\":1}]"),
                        rows("[]"),
                        rows(large),
                        rows(large),
                        rows("[{\"id\":1}]"),
                        rows("[{\"id\":2}]"));
                var client = new PostgrestClient(server.url(), "sb_secret_of_the_salon", 1, Duration.ofSeconds(2))) {
            var reader = new SupabaseTableReader(client, Duration.ofSeconds(2), "Supabase", 1, 1_000);
            assertEquals(1, reader.readAfter(STAFF, null, 100).size());
            assertTrue(server.queries.get(0).endsWith("limit=100"), server.queries.get(0));
            assertTrue(server.queries.get(1).endsWith("limit=25"), server.queries.get(1));
            assertEquals(25, reader.leastRows(STAFF, 100));
            assertEquals(0, reader.readAfter(STAFF, null, 100).size()); // some more, since they may be smaller
            assertTrue(server.queries.get(2).endsWith("limit=29"), server.queries.get(2));
            assertEquals(1, reader.readAfter(STAFF, null, 1).size()); // however large it is
            var keys = List.of(key(1), key(2));
            assertEquals(
                    List.of(1, 2),
                    reader.findAll(STAFF, keys).stream()
                            .map(row -> ((Json.Num) row.orElseThrow().get("id"))
                                    .value()
                                    .intValue())
                            .toList());
            assertEquals(7, server.queries.size());
        }
    }

    @Test
    void aReadThatTookTooLongSpeaksOfNoWrite() {
        var message = refused(TimedOut.class, CANCELLED);
        assertFalse(message.contains("write"), message);
        try (var server = new ScriptedServer(CANCELLED);
                var store = store(server)) {
            var error = assertThrows(TimedOut.class, () -> store.staff().findAll(1, true));
            assertFalse(String.valueOf(error.getMessage()).contains("write"), error.getMessage());
            assertFalse(error.outcomeUnknown());
        }
    }

    @Test
    void aTableThatIsNotThereIsNamed() {
        var message = refused(
                Unexpected.class,
                status(
                        404,
                        "{\"code\":\"PGRST205\",\"details\":null,\"hint\":\"Perhaps you meant the table 'public.x'\","
                                + "\"message\":\"Could not find the table 'public.staff' in the schema cache\"}"));
        assertTrue(message.contains("no table staff"), message);
        assertFalse(message.contains("SUPABASE_URL"), message);
    }

    @Test
    void aMissingPrivilegeNamesTheTable() {
        var message = refused(
                NotPermitted.class,
                status(
                        403,
                        "{\"code\":\"42501\",\"details\":null,\"hint\":null,"
                                + "\"message\":\"permission denied for table staff\"}"));
        assertTrue(message.contains("privilege on table staff"), message);
        assertFalse(message.contains("SUPABASE_KEY"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "401, PGRST303, JWT expired, the key has expired",
        "401, PGRST301, JWT expired, the key has expired",
        "401, PGRST301, No suitable key or wrong key type, refuses the key",
        "406, PGRST106, Invalid schema: public, exposed schemas",
        "400, 42703, column staff.id does not exist, no column staff.id",
        "404, 42P01, relation \"public.staff\" does not exist, no table staff"
    })
    void theReasonIsTold(int status, String code, String message, String words) {
        var body = "{\"code\":\"%s\",\"message\":\"%s\"}".formatted(code, message.replace("\"", "\\\""));
        var told = refused(StoreException.class, status(status, body));
        assertTrue(told.contains(words), told);
    }

    @ParameterizedTest
    @CsvSource({
        "402, billing",
        "413, send fewer",
        "414, ask with less",
        "540, paused",
        "404, SUPABASE_URL",
        "401, SUPABASE_KEY"
    })
    void theReasonOfAGatewayIsTold(int status, String words) {
        var told = refused(StoreException.class, status(status, "<html>79161234567</html>"));
        assertTrue(told.contains(words) && !told.contains("7916"), told);
    }

    @Test
    void aServerThatAsksToBeLeftAloneIsQuoted() {
        try (var server = new ScriptedServer(status(429, "", "Retry-After", "70"));
                var store = store(server)) {
            var error =
                    assertThrows(Unavailable.class, () -> store.tableReader().count(STAFF));
            assertEquals(Duration.ofSeconds(70), error.retryAfter());
            assertEquals(Duration.ofSeconds(70), ((Unavailable) error.about("somewhere")).retryAfter());
        }
    }
}

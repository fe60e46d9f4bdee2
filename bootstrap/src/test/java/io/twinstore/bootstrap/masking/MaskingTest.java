package io.twinstore.bootstrap.masking;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Phone;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** That the search finds what it looks for, and that what callers hold and are thrown shows nothing. */
class MaskingTest {
    private static final Logger LOG = LoggerFactory.getLogger(MaskingTest.class);
    private static final String PHONE = "79161234567";
    private static final String KEY = "sb_secret_of_this_test";

    private static void nothingShown() {
        assertEquals(List.of(), Shown.leaks());
    }

    private static void found(Runnable leak) {
        nothingShown();
        leak.run();
        assertTrue(Shown.leaks().size() > 0, "a leak was not found");
    }

    @Test
    void aPlantedLeakIsFoundWhereverItIs() {
        found(() -> LOG.trace("called {}", PHONE));
        found(() -> LOG.atTrace().addKeyValue("phone", PHONE).log("call"));
        found(() -> LOG.trace("failed", new IllegalStateException(new IllegalArgumentException(PHONE))));
        found(() -> java.util.logging.Logger.getLogger("planted").finest(PHONE));
        found(() -> System.getLogger("planted").log(System.Logger.Level.TRACE, PHONE));
        found(() -> System.out.println("79990000000"));
        found(() -> System.err.println("79990000000"));
        MDC.put("user", PHONE);
        found(() -> LOG.trace("call"));
        MDC.clear();
    }

    @Test
    void aValueIsKnownInAnyForm() {
        for (var form : List.of(
                "8 (916) 123-45-67",
                "+7 916 123-45-67",
                "9161234567",
                "phone=match.%5E%5B%5E0-9%5D%2A79161234567",
                "name=eq.%D0%90%D0%BD%D0%BD%D0%B0",
                "\"\\u0410\\u043d\\u043d\\u0430\"",
                "[0xd0][0x90][0xd0][0xbd]",
                "apikey: " + KEY,
                "anna@example.com",
                "user-17")) {
            assertTrue(Marks.in(form).isPresent(), form);
        }
        assertTrue(
                Marks.in("client 1000000017 of company 962302 in 3.141593 ms").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({
        "clients, name",
        "clients, phone",
        "clients, email",
        "clients, notes",
        "staff, name",
        "bookings, client_name",
        "bookings, client_phone",
        "bookings, comment",
        "dialog_contexts, user_id",
        "companies, title"
    })
    void theSampleValuesAreKnown(String table, String column) {
        var rows = SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z"))
                .tables()
                .getOrDefault(table, List.of());
        var texts = rows.stream()
                .map(row -> row.get(column))
                .flatMap(value -> value instanceof Json.Str text ? Stream.of(text.value()) : Stream.empty())
                .filter(text -> text.matches("(?s).*(\\p{L}{2}|\\d{5}).*")) // not only syntax
                .toList();
        assertTrue(texts.size() > 0);
        assertEquals(
                List.of(),
                texts.stream().filter(text -> Marks.in(text).isEmpty()).toList());
    }

    private static Row<Client> client() {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, 1L)
                .set(ClientColumns.COMPANY_ID, 962_302L)
                .set(ClientColumns.NAME, "Анна")
                .set(ClientColumns.PHONE, PHONE)
                .build();
    }

    @Test
    void whatACallerHoldsShowsNoValue() {
        var query = Query.of(ClientColumns.SCHEMA)
                .where(new Condition.SamePhone<>(ClientColumns.PHONE, Phone.of(PHONE)))
                .where(Condition.in(ClientColumns.PHONE, List.of(PHONE)))
                .where(Condition.anyOf(List.of(
                        Condition.eq(ClientColumns.NAME, "Анна"), Condition.contains(ClientColumns.NAME, "Анна"))));
        var url = "postgresql://salon:secret@h/d?password=" + KEY;
        for (var held : List.of(
                query,
                client(),
                Batch.of(ClientColumns.SCHEMA, List.of(client()), 1),
                new ScheduleOptions(null, "Анна", null, null, null, null),
                DatabaseAddress.of(url),
                new PostgresStore.Settings("jdbc:" + url, "salon", KEY, 1, Limits.DEFAULT),
                new SupabaseStore.Settings(URI.create("https://u:secret@h?apikey=" + KEY), KEY, 1, Limits.DEFAULT))) {
            Shown.text(held.getClass().getName(), held);
        }
        nothingShown();
    }

    @Test
    void aTextKeyIsShownAsAHash() {
        var table = new Table("dialog_contexts", Map.of("user_id", ColumnType.TEXT), List.of("user_id"), Set.of());
        assertEquals(
                "{\"user_id\":\"#ab\"}",
                table.shownKeyOf(new Json.Obj(Map.of("user_id", Json.of(PHONE))), text -> "ab")
                        .toString());
    }

    /** Numbers, dates and uuids alone tell nothing. */
    @Test
    void aKeyOfAnyTypeThatMayHoldAPhoneNumberIsShownAsAHash() {
        var document = Json.of(List.of(Json.of(PHONE)));
        for (var type : List.of(
                ColumnType.listOf(ColumnType.TEXT),
                ColumnType.JSON,
                ColumnType.opaque("numeric"),
                ColumnType.opaque("citext[]"))) {
            var table = new Table("own", Map.of("key", type), List.of("key"), Set.of());
            assertEquals(
                    "{\"key\":\"#ab\"}",
                    table.shownKeyOf(new Json.Obj(Map.of("key", document)), text -> "ab")
                            .toString(),
                    type::name);
        }
        for (var type : List.of("smallint", "bigint", "uuid", "boolean", "date", "timestamp with time zone")) {
            var table =
                    new Table("own", Map.of("key", ColumnType.named(type, null, null, null)), List.of("key"), Set.of());
            assertEquals(true, table.isShown("key"), type);
        }
    }

    @Test
    void anErrorKeepsTheTypeAndThePlaceOfItsCauseOnly() {
        var ring = new IllegalStateException(PHONE);
        var fault = new IllegalArgumentException(PHONE, ring);
        ring.initCause(fault);
        fault.addSuppressed(new IllegalStateException("Анна"));
        var error = new InvalidInput("row 0", fault);
        LOG.trace("failed", error.about("clients"));
        nothingShown();
        var masked = assertInstanceOf(MaskedFault.class, error.getCause());
        assertEquals("java.lang.IllegalArgumentException", masked.getMessage());
        assertEquals(List.of(fault.getStackTrace()), List.of(masked.getStackTrace()));
        assertEquals(1, masked.getSuppressed().length);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "409|{\"code\":\"23505\",\"message\":\"duplicate key\",\"details\":\"Key (phone)=(79161234567) exists.\"}",
                "400|{\"code\":\"22P02\",\"message\":\"invalid input syntax for type integer: \\\"79161234567\\\"\"}",
                "500|{\"code\":\"79161234567\",\"message\":\"Анна\",\"hint\":\"sb_secret_of_this_test\"}",
                "401|{\"message\":\"Invalid API key sb_secret_of_this_test\"}",
                "302|",
                "502|<html>79161234567</html>",
                "200|Анна 79161234567",
                "200|[{\"id\":\"79161234567\"}]",
                "200|[{\"id\":79161234567,\"phone\":[\"79161234567\"]}]"
            })
    void aServerThatQuotesValuesIsNotQuoted(int status, String body) throws Exception {
        try (var server = new QuotingServer(status, body == null ? "" : body);
                var store = SupabaseStore.open(new SupabaseStore.Settings(server.url(), KEY, 1, Limits.DEFAULT))) {
            thrown(unused -> store.clients().findByPhone(Phone.of(PHONE)));
            thrown(unused -> store.clients().upsert(client()));
        }
        nothingShown();
    }

    private static void thrown(Function<String, Object> question) {
        var error = assertThrows(StoreException.class, () -> question.apply(""));
        LOG.trace("failed", error);
        Shown.fault("the error", error);
    }
}

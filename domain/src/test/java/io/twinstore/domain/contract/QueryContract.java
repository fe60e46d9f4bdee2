package io.twinstore.domain.contract;

import static io.twinstore.domain.query.Condition.*;
import static io.twinstore.domain.services.ServiceColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the 21 operations do not name: the filters, orders and limits of a port's find. */
public interface QueryContract extends PortContract {

    private Query<Service> query() {
        return Query.of(SCHEMA).where(eq(COMPANY_ID, company())).orderBy(Order.asc(TITLE));
    }

    private List<String> titles(Query<Service> query) {
        return store().services().find(query).rows().stream()
                .map(Service::title)
                .toList();
    }

    private String where(Condition<Service> condition) {
        return String.join("", titles(query().where(condition)));
    }

    private void service(String title, @Nullable Integer weight, @Nullable String price) {
        store().services()
                .upsert(Rows.service(company())
                        .set(TITLE, title)
                        .set(WEIGHT, weight)
                        .set(PRICE_MIN, price == null ? null : new BigDecimal(price))
                        .set(DESCRIPTION, weight == null ? null : "w" + weight)
                        .set(LAST_SYNC_AT, weight == null ? null : Instant.EPOCH.plusNanos(weight * 1_000L))
                        .set(RAW_DATA, weight == null ? null : Json.of(Map.of("w", weight)))
                        .build());
    }

    private void four() {
        service("a", 1, "9.99");
        service("b", 2, "10.00");
        service("c", -3, "-0.01");
        service("d", null, null);
    }

    @Test
    default void numbersAreCompared() {
        four();
        assertEquals("b", where(eq(WEIGHT, 2)));
        assertEquals("ac", where(neq(WEIGHT, 2)));
        assertEquals("b", where(gt(WEIGHT, 1)));
        assertEquals("ab", where(gte(WEIGHT, 1)));
        assertEquals("c", where(lt(WEIGHT, 1)));
        assertEquals("ac", where(lte(WEIGHT, 1)));
        assertEquals("b", where(eq(PRICE_MIN, new BigDecimal("1E+1"))));
        assertEquals("b", where(gt(PRICE_MIN, new BigDecimal("9.990000001"))));
        assertEquals("", where(eq(PRICE_MIN, new BigDecimal("9.991"))));
        assertEquals("abc", where(lt(PRICE_MIN, new BigDecimal("1E+200"))));
        assertEquals("abc", where(gt(WEIGHT, Integer.MIN_VALUE)));
    }

    @Test
    default void otherTypesAreCompared() {
        four();
        assertEquals("a", where(eq(DESCRIPTION, "w1")));
        assertEquals("bc", where(neq(DESCRIPTION, "w1")));
        assertEquals("ab", where(gt(DESCRIPTION, "w-3")));
        assertEquals("b", where(gt(LAST_SYNC_AT, Instant.EPOCH.plusNanos(1_000))));
        assertEquals("a", where(eq(LAST_SYNC_AT, Instant.EPOCH.plusNanos(1_999))));
        assertEquals("a", where(eq(RAW_DATA, Json.of(Map.of("w", 1)))));
        assertEquals("bc", where(neq(RAW_DATA, Json.of(Map.of("w", 1)))));
        assertEquals("abcd", where(eq(IS_ACTIVE, true)));
        assertEquals("", where(neq(IS_ACTIVE, true)));
    }

    @Test
    default void nullIsOnlyNull() {
        four();
        assertEquals("d", where(isNull(WEIGHT)));
        assertEquals("abc", where(isNotNull(WEIGHT)));
        assertEquals("d", where(isNull(RAW_DATA)));
        service("e", 1, "0");
        assertEquals("", where(eq(DESCRIPTION, "null")));
        assertEquals("abce", where(neq(DESCRIPTION, "null")));
    }

    @Test
    default void patternsMatchWhateverTheCase() {
        List.of("alpha", "ALPHA", "al%ha", "a\nz", "", "*").forEach(title -> service(title, 1, null));
        assertEquals("ALPHA,al%ha,alpha", String.join(",", titles(query().where(ilike(TITLE, "AL_HA")))));
        assertEquals("al%ha", where(ilike(TITLE, "al\\%ha")));
        assertEquals("a\nz", where(ilike(TITLE, "a%Z")));
        assertEquals("a\nz", where(ilike(TITLE, "a_z")));
        assertEquals("*", where(ilike(TITLE, "*")));
        assertEquals("", where(ilike(TITLE, "lph")));
        assertEquals(List.of(""), titles(query().where(ilike(TITLE, ""))));
        assertEquals(6, titles(query().where(ilike(TITLE, "%"))).size());
        assertThrows(InvalidInput.class, () -> ilike(TITLE, "a\\"));
    }

    @Test
    default void anyOfSeveralIsEnough() {
        four();
        assertEquals("ad", where(anyOf(List.of(eq(WEIGHT, 1), isNull(WEIGHT)))));
        assertEquals("bc", where(anyOf(List.of(in(WEIGHT, List.of(2, 7)), eq(TITLE, "c")))));
        assertEquals("ab", where(anyOf(List.of(anyOf(List.of(eq(TITLE, "a"))), ilike(TITLE, "B")))));
        assertEquals("a", where(anyOf(List.of(eq(TITLE, "a"), in(TITLE, List.of())))));
        assertEquals("", where(anyOf(List.of())));
        assertEquals(
                "b", titles(query().where(gt(WEIGHT, 0)).where(neq(TITLE, "a"))).get(0));
    }

    @Test
    default void aListOfValues() {
        four();
        assertEquals("ac", where(in(WEIGHT, List.of(1, -3, 99, 1))));
        assertEquals("ab", where(in(PRICE_MIN, List.of(new BigDecimal("1E1"), new BigDecimal("9.990")))));
        assertEquals("c", where(in(TITLE, List.of("c", "x,y", "\"", "\\", "{}", "null", "NULL", ""))));
        assertEquals("b", where(in(LAST_SYNC_AT, List.of(Instant.EPOCH.plusNanos(2_000)))));
        assertEquals("a", where(in(RAW_DATA, List.of(Json.of(Map.of("w", 1)), Json.of("x")))));
        assertEquals("abcd", where(in(IS_ACTIVE, List.of(true))));
        assertEquals("", where(in(WEIGHT, List.of())));
        assertEquals("", where(in(TITLE, List.of())));
    }

    @Test
    default void fiveThousandValues() {
        four();
        var numbers =
                LongStream.range(Long.MAX_VALUE - 5_000, Long.MAX_VALUE).boxed().toList();
        assertEquals("", where(in(YCLIENTS_ID, numbers)));
        var weights = IntStream.range(-2_500, 2_500).boxed().toList();
        assertEquals("abc", where(in(WEIGHT, weights)));
        var texts = IntStream.range(0, 5_000).mapToObj(i -> "\"строка\", " + i).toList();
        assertEquals("", where(in(TITLE, texts)));
    }

    @Test
    default void severalListsOfFiveThousandValues() {
        four();
        var weights = IntStream.range(-2_500, 2_500).boxed().toList();
        var titles =
                IntStream.range('a', 'a' + 5_000).mapToObj(Character::toString).toList();
        assertEquals("abc", both(weights, titles));
        assertEquals("abcd", where(anyOf(List.of(in(TITLE, titles), eq(WEIGHT, 1)))));
    }

    private String both(List<Integer> weights, List<String> titles) {
        return String.join("", titles(query().where(in(WEIGHT, weights)).where(in(TITLE, titles))));
    }

    @Test
    default void aListOfFiveThousandValuesIsCutInOrderAndSaysSo() {
        var rows = IntStream.range(0, 300)
                .mapToObj(i -> Rows.service(company())
                        .set(TITLE, String.format("%03d", i))
                        .build())
                .toList();
        store().services().upsertAll(rows);
        var titles = IntStream.range(0, 5_000)
                .mapToObj(i -> String.format("%03d", 4_999 - i))
                .toList();
        var cut = store().services().find(query().where(in(TITLE, titles)).limit(7));
        assertTrue(cut.more());
        assertEquals(
                "000,001,002,003,004,005,006",
                String.join(",", cut.rows().stream().map(Service::title).toList()));
        assertFalse(store().services()
                .find(query().where(in(TITLE, titles)).limit(300))
                .more());
    }

    @Test
    default void nullsComeWhereTheyAreAskedFor() {
        four();
        var byWeight = Query.of(SCHEMA).where(eq(COMPANY_ID, company()));
        assertEquals(List.of("c", "a", "b", "d"), titles(byWeight.orderBy(Order.asc(WEIGHT))));
        assertEquals(List.of("b", "a", "c", "d"), titles(byWeight.orderBy(Order.desc(WEIGHT))));
        assertEquals(List.of("d", "c", "a", "b"), titles(byWeight.orderBy(new Order<>(WEIGHT, false, true))));
        assertEquals(List.of("d", "b", "a", "c"), titles(byWeight.orderBy(new Order<>(WEIGHT, true, true))));
        assertEquals(
                List.of("d", "b"),
                titles(byWeight.orderBy(new Order<>(WEIGHT, true, true)).limit(2)));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001, Integer.MAX_VALUE})
    default void aLimitOutOfRangeIsRefused(int limit) {
        assertThrows(InvalidInput.class, () -> store().services().find(query().limit(limit)));
    }

    @Test
    default void aTextLongerThanAnyIsComparedToo() {
        four();
        var text = "я".repeat(60_000);
        assertEquals("", where(eq(TITLE, text)));
        assertEquals("", where(ilike(TITLE, "%" + text + "%")));
        assertEquals("a", where(anyOf(List.of(eq(TITLE, text), eq(TITLE, "a")))));
        assertEquals("b", where(in(TITLE, List.of(text, "b"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "a\u0000b", "\ud800", "\udc00\ud800"})
    default void whatNoTextCanHoldIsRefused(String text) {
        assertThrows(InvalidInput.class, () -> eq(TITLE, text));
        assertThrows(InvalidInput.class, () -> in(TITLE, List.of(text)));
        assertThrows(InvalidInput.class, () -> contains(TITLE, text));
    }
}

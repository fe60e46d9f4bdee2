package io.twinstore.application.routing;

import static io.twinstore.domain.query.Condition.eq;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Share;
import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.values.Phone;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Which reads of a module at a share go to PostgreSQL. */
class ReadShareTest {
    private static final int KEYS = 10_000;

    private final Random random = random();

    private static Random random() {
        long seed = Long.getLong("twinstore.seed", System.nanoTime());
        System.out.println("ReadShareTest: -Dtwinstore.seed=" + seed);
        return new Random(seed);
    }

    private static Query<Client> byPhone(long number) {
        return Query.of(ClientColumns.SCHEMA)
                .where(new Condition.SamePhone<>(ClientColumns.PHONE, Phone.of("79" + (100_000_000 + number))));
    }

    private static Query<Client> byId(long id) {
        return Query.of(ClientColumns.SCHEMA)
                .where(eq(ClientColumns.YCLIENTS_ID, id))
                .where(eq(ClientColumns.COMPANY_ID, 962_302L));
    }

    private static Query<Client> byName(long number) {
        return Query.of(ClientColumns.SCHEMA)
                .where(eq(ClientColumns.COMPANY_ID, 962_302L))
                .where(Condition.contains(ClientColumns.NAME, "Анна " + number));
    }

    private static Set<Long> fromPostgres(int percent, LongFunction<Query<Client>> query, long first) {
        var keys = new HashSet<Long>();
        LongStream.range(first, first + KEYS)
                .filter(key -> ReadShare.reader(new Share(percent), query.apply(key)) == POSTGRES)
                .forEach(keys::add);
        return keys;
    }

    private void assertSpread(LongFunction<Query<Client>> query) {
        long first = random.nextInt(800_000_000);
        for (long from : List.of(0L, first)) {
            var quarter = fromPostgres(25, query, from);
            assertTrue(quarter.size() > 2_300 && quarter.size() < 2_700, quarter.size() + " from " + from);
            var half = fromPostgres(50, query, from);
            assertTrue(half.size() > 4_700 && half.size() < 5_300, half.size() + " from " + from);
            assertTrue(half.containsAll(quarter), "a greater share keeps every key of a smaller one");
        }
    }

    @Test
    void ofTenThousandKeysAQuarterIsAQuarter() {
        assertSpread(ReadShareTest::byPhone);
        assertSpread(ReadShareTest::byId);
        assertSpread(ReadShareTest::byName);
    }

    @Test
    void allAndNoneAreWhole() {
        assertEquals(KEYS, fromPostgres(100, ReadShareTest::byId, 0).size());
        assertEquals(Set.of(), fromPostgres(0, ReadShareTest::byId, 0));
    }

    /** These were chosen once, and every later version and process must choose the same. */
    @Test
    void theChoiceIsTheSameInEveryProcess() {
        assertEquals(
                List.of(22L, 32L, 51L, 67L, 82L, 96L),
                LongStream.range(0, 100)
                        .filter(key -> ReadShare.reader(new Share(5), byId(key)) == POSTGRES)
                        .boxed()
                        .toList());
    }

    @Test
    void theOrderOfTheConditionsAndATimeDoNotMatter() {
        var share = new Share(50);
        for (int id = 0; id < 100; id++) {
            var client = eq(BookingColumns.CLIENT_ID, id);
            var company = eq(BookingColumns.COMPANY_ID, 962_302L);
            var one = Query.of(BookingColumns.SCHEMA)
                    .where(client)
                    .where(company)
                    .where(Condition.gte(BookingColumns.DATETIME, Instant.ofEpochSecond(random.nextInt())));
            var other = Query.of(BookingColumns.SCHEMA)
                    .where(company)
                    .where(client)
                    .where(Condition.gte(BookingColumns.DATETIME, Instant.ofEpochSecond(random.nextInt())))
                    .orderBy(Order.asc(BookingColumns.DATETIME))
                    .limit(10);
            assertEquals(ReadShare.reader(share, one), ReadShare.reader(share, other));
        }
    }

    @Test
    void theValuesOfAListCount() {
        var stores = new HashSet<>();
        for (long id = 0; id < 30; id++) {
            stores.add(ReadShare.reader(
                    new Share(50),
                    Query.of(ClientColumns.SCHEMA).where(Condition.in(ClientColumns.YCLIENTS_ID, List.of(id, 7L)))));
        }
        assertEquals(Set.of(POSTGRES, SUPABASE), stores);
    }
}

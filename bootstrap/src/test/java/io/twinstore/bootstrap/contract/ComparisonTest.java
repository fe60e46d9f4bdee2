package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.bootstrap.contract.RandomCalls.Call;
import io.twinstore.bootstrap.contract.RandomCalls.Write;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.store.Store;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Both stores over one database are asked the same at random and must answer the same. What the first writes is put back
 * before the second writes it, so that both insert and both update.
 */
class ComparisonTest {
    private static final int CALLS = 10_000;

    private final Random random = Seed.of(ComparisonTest.class);

    @Test
    void bothStoresAnswerTheSame() throws SQLException {
        var operations = new HashSet<String>();
        var successes = new HashMap<Boolean, Integer>();
        var calls = new RandomCalls(random);
        try (var both = new BothStores()) {
            fill(both);
            for (int i = 0; i < CALLS; i++) {
                var answer = same(both, calls.next(), "call " + i);
                operations.add(answer.operation());
                successes.merge(answer.success(), 1, Integer::sum);
            }
        }
        assertEquals(21, operations.size());
        System.out.println("ComparisonTest: " + CALLS + " calls, of which answered with an error: "
                + successes.getOrDefault(false, 0));
        assertTrue(successes.getOrDefault(true, 0) > CALLS / 2, "too few calls succeed to compare much");
    }

    private Envelope<?> same(BothStores both, Call call, String message) throws SQLException {
        boolean order = random.nextBoolean();
        var first = layer(order ? both.postgres() : both.supabase());
        var second = layer(order ? both.supabase() : both.postgres());
        return call.write() == null
                ? sameRead(call, first, second, message)
                : sameWrite(both, call, call.write(), first, second, message);
    }

    private static DataLayer layer(Store store) {
        return new RoutedDataLayer(store, Clock.fixed(StoreContract.NOW, ZoneOffset.UTC));
    }

    private static Envelope<?> sameRead(Call call, DataLayer first, DataLayer second, String message) {
        var answer = call.ask().apply(first);
        assertEquals(ComparableAnswer.of(answer), ComparableAnswer.of(call.ask().apply(second)), message);
        return answer;
    }

    private static <A> Envelope<?> sameWrite(
            BothStores both, Call call, Write<A> write, DataLayer first, DataLayer second, String message)
            throws SQLException {
        var state = new TableState(both.connection(), write.schema(), write.batch());
        var before = state.whole();
        var answer = call.ask().apply(first);
        var written = state.comparable();
        if (!answer.success()) {
            assertEquals(before, state.whole(), message + " failed and wrote");
        }
        state.restore(before);
        var other = call.ask().apply(second);
        assertEquals(ComparableAnswer.ofInserted(answer), ComparableAnswer.ofInserted(other), message);
        assertEquals(written, state.comparable(), message);
        return answer;
    }

    /** What no operation writes, around the ids and the moment that the calls ask for. */
    private void fill(BothStores both) throws SQLException {
        try (var statement = both.connection().createStatement()) {
            statement.execute("set session_replication_role = replica");
        }
        for (long company : RandomRows.COMPANIES) {
            both.postgres().companies().upsert(Rows.company(company).build());
        }
        var values = new RandomValues(random);
        insert(both, "clients", 30, this::client);
        insert(both, "staff", 60, i -> member(i, values));
        insert(both, "bookings", 400, i -> booking(i, values));
    }

    private static void insert(BothStores both, String table, int count, RowMaker row) throws SQLException {
        both.arrangement()
                .insert(table, IntStream.range(0, count).mapToObj(row::at).toList());
    }

    private interface RowMaker {
        Map<String, @Nullable Object> at(int i);
    }

    private Map<String, @Nullable Object> client(int i) {
        return row(Map.of("id", i, "yclients_id", i, "phone", "8 916 000-00-0" + i % 10, "name", "Анна " + i));
    }

    private Map<String, @Nullable Object> row(Map<String, Object> values) {
        var row = new HashMap<String, @Nullable Object>(values);
        row.put("company_id", RandomRows.COMPANIES.get(random.nextInt(3)));
        return row;
    }

    private Map<String, @Nullable Object> member(int i, RandomValues values) {
        return row(Map.of("yclients_id", i, "name", values.text(10), "is_active", random.nextBoolean()));
    }

    private Map<String, @Nullable Object> booking(int i, RandomValues values) {
        var row = row(Map.of(
                "id", new UUID(random.nextLong(), random.nextLong()).toString(),
                "yclients_record_id", i,
                "datetime", values.instant().toString(),
                "created_at", values.instant().toString()));
        row.put("client_id", random.nextInt(30));
        row.put("cost", values.chance(30) ? null : random.nextInt(5));
        row.put("status", values.one(List.of("cancelled", "confirmed", "")));
        return row;
    }
}

package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.contract.Written;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.tables.RowEncoding;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Any value of any column, written through one store, is read through the other as it was written, both ways: numbers with
 * their decimals, instants to the microsecond, JSON by value, arrays with nulls, text of every plane.
 */
class RoundTripTest {
    private static final int ROUNDS = 30;
    private static final int ROWS = 10;

    private final RandomValues values = new RandomValues(Seed.of(RoundTripTest.class));

    @Test
    void whatOneStoreWritesTheOtherReads() throws SQLException {
        try (var both = new BothStores()) {
            long company = Rows.id();
            both.postgres().companies().upsert(Rows.company(company).build());
            for (int round = 0; round < ROUNDS; round++) {
                roundTrip(both.postgres(), both.supabase(), company);
                roundTrip(both.supabase(), both.postgres(), company);
            }
            PostgresStore.schemaTables().forEach(table -> digestsAgree(both, table));
        }
    }

    /** Java encodes a row that came over REST as PostgreSQL encodes its own. */
    private static void digestsAgree(BothStores both, Table table) {
        var rows = both.supabase().tableReader().readAfter(table, null, 1_000);
        var keys = rows.stream().map(table::keyOf).toList();
        var ours = rows.stream()
                .map(row -> Optional.of(RowEncoding.digest(table, row)))
                .toList();
        assertEquals(ours, both.postgres().rowDigests().of(table, keys), table.name());
    }

    private void roundTrip(Store writer, Store reader, long company) {
        var from = Written.all(writer, company);
        var to = Written.all(reader, company);
        for (int table = 0; table < from.size(); table++) {
            roundTrip(from.get(table), to.get(table).repository());
        }
    }

    @SuppressWarnings("unchecked") // both are the port of one table
    private <A> void roundTrip(Written<A> from, UpsertRepository<?> to) {
        var batch = batch(from);
        var written = from.repository().upsertAll(batch);
        for (int i = 0; i < batch.size(); i++) {
            Written.assertHolds(batch.get(i), written.get(i), "written");
            var read = ((UpsertRepository<A>) to).find(byKey(batch.get(i))).rows();
            assertEquals(List.of(written.get(i)), read);
        }
    }

    /** Rows that all assign every column. */
    private <A> List<Row<A>> batch(Written<A> table) {
        var batch = new ArrayList<Row<A>>();
        for (int i = 0; i < (table.row().schema().table().equals("companies") ? 1 : ROWS); i++) {
            var row = table.row();
            for (var column : table.free()) {
                row = row.assigns(column) && isKey(row, column) ? row : with(row, column);
            }
            batch.add(row);
        }
        return batch;
    }

    private static <A> boolean isKey(Row<A> row, Column<A, ?> column) {
        return row.schema().conflictKey().contains(column);
    }

    private <A, T> Row<A> with(Row<A> row, Column<A, T> column) {
        var value = values.held(column);
        return value == null && row.schema().required().contains(column) ? row : row.set(column, value);
    }

    private static <A> Query<A> byKey(Row<A> row) {
        var query = Query.of(row.schema());
        for (var key : row.schema().conflictKey()) {
            query = query.where(equal(row, key));
        }
        return query;
    }

    private static <A, T> Condition<A> equal(Row<A> row, Column<A, T> key) {
        return Condition.eq(key, row.require(key));
    }
}

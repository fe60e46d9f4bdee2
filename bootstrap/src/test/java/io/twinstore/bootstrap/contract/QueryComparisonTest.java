package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.contract.Written;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.store.Store;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Both stores answer any query of a port in the same way, also one that no operation makes. */
class QueryComparisonTest {
    private static final int QUERIES = 1_050;
    private static final int ROWS = 40;

    private final Random random = Seed.of(QueryComparisonTest.class);
    private final RandomValues values = new RandomValues(random);
    private final RandomQueries queries = new RandomQueries(random);
    private int found;

    @Test
    void bothStoresFindTheSame() throws SQLException {
        try (var both = new BothStores()) {
            fill(both.postgres());
            for (int i = 0; i < QUERIES; i += 7) {
                tables(both);
            }
        }
        assertTrue(found > QUERIES, "too few rows are found to compare much: " + found);
    }

    private void fill(Store store) {
        store.companies().upsert(Rows.company(1).build());
        for (var table : Written.all(store, 1)) {
            for (int i = 0; i < ROWS; i++) {
                fill(table);
            }
        }
    }

    private <A> void fill(Written<A> table) {
        var row = table.row();
        for (var column : table.free()) {
            row = row.assigns(column) ? row : with(row, column);
        }
        table.repository().upsert(row);
    }

    private <A, T> Row<A> with(Row<A> row, Column<A, T> column) {
        return row.set(column, values.held(column));
    }

    private void tables(BothStores both) {
        var one = Written.all(both.postgres(), 1);
        var other = Written.all(both.supabase(), 1);
        for (int i = 0; i < one.size(); i++) {
            same(one.get(i).repository(), other.get(i).repository());
        }
        same(both.postgres().staff(), both.supabase().staff(), StaffMemberColumns.SCHEMA);
        same(both.postgres().clients().bookings(), both.supabase().clients().bookings(), BookingColumns.SCHEMA);
    }

    @SuppressWarnings("unchecked") // both are the port of one table
    private <A> void same(UpsertRepository<A> one, UpsertRepository<?> other) {
        same(one, (UpsertRepository<A>) other, one.schema());
    }

    private <A> void same(Repository<A> one, Repository<A> other, TableSchema<A> schema) {
        var query = queries.of(schema);
        var answer = answer(one, query);
        var same = answer(other, query);
        assertEquals(brief(answer), brief(same), () -> told(query));
        assertEquals(answer, same, () -> told(query));
    }

    private static String told(Query<?> query) {
        return query.conditions() + " " + query.orders() + " " + query.limit();
    }

    /** The ids alone, which show a difference at a glance. */
    private static List<Object> brief(List<Object> answer) {
        return answer.get(0) instanceof List<?> rows
                ? List.of(rows.stream().map(QueryComparisonTest::id).toList(), answer.get(1))
                : answer;
    }

    private static Object id(Object row) {
        return Objects.requireNonNull(Written.component(row, 0));
    }

    private <A> List<Object> answer(Repository<A> repository, Query<A> query) {
        try {
            var listing = repository.find(query);
            found += listing.rows().size();
            return List.of(listing.rows(), listing.more());
        } catch (StoreException e) {
            return List.of(e.kind(), String.valueOf(e.getMessage()));
        }
    }
}

package io.twinstore.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Store;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A table that the ports write.
 *
 * @param repository its port
 * @param fresh a row of it with no more than must be assigned
 */
public record Written<A>(UpsertRepository<A> repository, Supplier<Row.Builder<A>> fresh) {
    /** What the store gives, and what refers to another table. */
    private static final Set<String> NOT_FREE = Set.of("id", "created_at", "company_id", "client_id");

    /** All five, their rows in the company. */
    public static List<Written<?>> all(Store store, long company) {
        return List.of(
                new Written<>(store.clients(), () -> Rows.client(company)),
                new Written<>(store.services(), () -> Rows.service(company)),
                new Written<>(store.schedules(), () -> Rows.schedule(company)),
                new Written<>(store.dialogs(), () -> Rows.context(company)),
                new Written<>(store.companies(), () -> Rows.company(company)));
    }

    public Row<A> row() {
        return fresh.get().build();
    }

    /** The columns that can have any value of their type. */
    public List<Column<A, ?>> free() {
        return repository.schema().columns().stream()
                .filter(column -> !NOT_FREE.contains(column.name()))
                .toList();
    }

    /** Demands that what was stored is what was written, as the columns accept it. */
    public static <A> void assertHolds(Row<A> written, A stored, String message) {
        var expected = written.accepted();
        for (var column : expected.assigned()) {
            assertEquals(get(expected, column), value(stored, column), () -> message + " " + column);
        }
    }

    private static <A, T> @Nullable Object get(Row<A> fields, Column<A, T> column) {
        return fields.get(column);
    }

    /** The record's component of the column, which has the same place. */
    public static @Nullable Object value(Object row, Column<?, ?> column) {
        return component(row, column.ordinal());
    }

    /** The record's component at this place. */
    public static @Nullable Object component(Object row, int place) {
        try {
            return Objects.requireNonNull(row.getClass().getRecordComponents())[place]
                    .getAccessor()
                    .invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}

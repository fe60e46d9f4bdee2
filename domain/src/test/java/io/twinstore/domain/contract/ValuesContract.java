package io.twinstore.domain.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every column of every table that is written, at the extremes of its type and one step beyond. */
public interface ValuesContract extends PortContract {

    private List<Written<?>> tables() {
        return Written.all(store(), company());
    }

    @Test
    default void everyColumnHoldsTheExtremesOfItsType() {
        tables().forEach(this::extremes);
    }

    private <A> void extremes(Written<A> table) {
        table.free().forEach(column -> extremes(table, column));
    }

    private <A, T> void extremes(Written<A> table, Column<A, T> column) {
        for (var value : Extremes.of(column)) {
            if (value == null && table.repository().schema().required().contains(column)) {
                continue;
            }
            var row = table.row().set(column, value);
            var stored = table.repository().upsert(row);
            Written.assertHolds(row, stored, "");
            assertEquals(List.of(stored), equal(table.repository(), row), column.toString());
        }
    }

    /** The row, found by its key. */
    private static <A> List<A> equal(UpsertRepository<A> repository, Row<A> row) {
        var query = Query.of(row.schema());
        for (var key : row.schema().conflictKey()) {
            query = query.where(keyed(row, key));
        }
        return repository.find(query).rows();
    }

    private static <A, T> Condition<A> keyed(Row<A> row, Column<A, T> key) {
        return Condition.eq(key, row.require(key));
    }

    @Test
    default void aColumnRefusesWhatIsBeyondItsType() {
        tables().forEach(this::beyond);
    }

    private <A> void beyond(Written<A> table) {
        table.free().forEach(column -> beyond(table, column));
    }

    private <A, T> void beyond(Written<A> table, Column<A, T> column) {
        for (var value : Extremes.beyond(column)) {
            var base = table.row();
            var before = equal(table.repository(), base);
            var row = base.set(column, value);
            var error =
                    assertThrows(InvalidInput.class, () -> table.repository().upsert(row), column::toString);
            var message = String.valueOf(error.getMessage());
            assertTrue(message.contains("row 0") && message.contains(column.name()), message);
            assertEquals(before, equal(table.repository(), base), column.toString());
        }
    }
}

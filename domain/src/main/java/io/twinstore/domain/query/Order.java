package io.twinstore.domain.query;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.rows.Column;

/** One step of an ordering; nulls come last unless asked otherwise, text is ordered by code point. */
public record Order<A>(Column<A, ?> column, boolean descending, boolean nullsFirst) {
    /** Refuses a column whose values have no order. */
    public Order {
        if (!column.type().isSortable()) {
            throw new InvalidInput(column + " is an array or JSON and cannot be sorted by");
        }
    }

    /** The least first, nulls last. */
    public static <A> Order<A> asc(Column<A, ?> column) {
        return new Order<>(column, false, false);
    }

    /** The greatest first, nulls last. */
    public static <A> Order<A> desc(Column<A, ?> column) {
        return new Order<>(column, true, false);
    }
}

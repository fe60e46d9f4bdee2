package io.twinstore.domain.query;

import io.twinstore.domain.rows.Column;

/** One step of an ordering; nulls come last unless asked otherwise, text is ordered by code point. */
public record Order<A>(Column<A, ?> column, boolean descending, boolean nullsFirst) {

    /** The least first, nulls last. */
    public static <A> Order<A> asc(Column<A, ?> column) {
        return new Order<>(column, false, false);
    }

    /** The greatest first, nulls last. */
    public static <A> Order<A> desc(Column<A, ?> column) {
        return new Order<>(column, true, false);
    }
}

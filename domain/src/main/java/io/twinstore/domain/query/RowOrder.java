package io.twinstore.domain.query;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The contract's order of rows: as the query says, text by code point, uuids by unsigned bytes, the primary key last. */
public final class RowOrder {
    private RowOrder() {}

    /** Compares two rows of the query's table. */
    public static <A> Comparator<Row<A>> of(Query<A> query) {
        var byKey = of(Order.asc(query.schema().key()));
        return query.orders().stream()
                .map(RowOrder::of)
                .reduce(Comparator::thenComparing)
                .map(asked -> asked.thenComparing(byKey))
                .orElse(byKey);
    }

    private static <A> Comparator<Row<A>> of(Order<A> order) {
        return (a, b) -> compare(order, value(a, order.column()), value(b, order.column()));
    }

    private static <A, T> @Nullable Object value(Row<A> row, Column<A, T> column) {
        return row.get(column);
    }

    private static int compare(Order<?> order, @Nullable Object a, @Nullable Object b) {
        if (a == null || b == null) {
            int nullsLast = a == null ? (b == null ? 0 : 1) : -1;
            return order.nullsFirst() ? -nullsLast : nullsLast;
        }
        return order.descending() ? values(b, a) : values(a, b);
    }

    @SuppressWarnings("unchecked") // both are values of one column
    private static int values(Object a, Object b) {
        if (a instanceof String x && b instanceof String y) {
            return byCodePoint(x, y);
        }
        if (a instanceof UUID x && b instanceof UUID y) {
            int high = Long.compareUnsigned(x.getMostSignificantBits(), y.getMostSignificantBits());
            return high != 0 ? high : Long.compareUnsigned(x.getLeastSignificantBits(), y.getLeastSignificantBits());
        }
        return ((Comparable<Object>) a).compareTo(b);
    }

    /** Java compares UTF-16 units, which puts emoji before some letters; PostgreSQL's "C" compares code points. */
    private static int byCodePoint(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; ) {
            int x = a.codePointAt(i);
            int y = b.codePointAt(i);
            if (x != y) {
                return Integer.compare(x, y);
            }
            i += Character.charCount(x);
        }
        return Integer.compare(a.length(), b.length());
    }
}

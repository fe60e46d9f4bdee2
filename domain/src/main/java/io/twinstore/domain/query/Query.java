package io.twinstore.domain.query;

import io.twinstore.domain.rows.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which rows of a table, in which order, and how many at most; the order always ends in the primary key.
 *
 * @param conditions all must hold
 * @param limit the most rows to answer; {@code null} for the longest list that the store's limits allow
 * @param firstOnly whether only the first row is wanted, and nobody asks whether there are more
 */
public record Query<A>(
        TableSchema<A> schema,
        List<Condition<A>> conditions,
        List<Order<A>> orders,
        @Nullable Integer limit,
        boolean firstOnly) {

    /** Takes copies. */
    public Query {
        conditions = List.copyOf(conditions);
        orders = List.copyOf(orders);
    }

    /** Every row, by primary key. */
    public static <A> Query<A> of(TableSchema<A> schema) {
        return new Query<>(schema, List.of(), List.of(), null, false);
    }

    /** Also demands the condition. */
    public Query<A> where(Condition<A> condition) {
        return with(plus(conditions, condition));
    }

    /** Also demands the condition on a value, when the caller gave one. */
    public <T> Query<A> whereGiven(@Nullable T value, Function<T, Condition<A>> condition) {
        return value == null ? this : where(condition.apply(value));
    }

    /** Orders by this too, after what was said before. */
    public Query<A> orderBy(Order<A> order) {
        return new Query<>(schema, conditions, plus(orders, order), limit, firstOnly);
    }

    /** At most so many rows. */
    public Query<A> limit(@Nullable Integer most) {
        return new Query<>(schema, conditions, orders, most, firstOnly);
    }

    /** The first of these rows only. */
    public Query<A> first() {
        return new Query<>(schema, conditions, orders, 1, true);
    }

    /** The same query with these conditions instead. */
    public Query<A> with(List<Condition<A>> others) {
        return new Query<>(schema, others, orders, limit, firstOnly);
    }

    /** Whether text decides the order, so that a cut list may depend on the collation of the server that cut it. */
    public boolean ordersByText() {
        return orders.stream().anyMatch(order -> order.column().type().isText());
    }

    private static <E> List<E> plus(List<E> list, E element) {
        var result = new ArrayList<>(list);
        result.add(element);
        return result;
    }
}

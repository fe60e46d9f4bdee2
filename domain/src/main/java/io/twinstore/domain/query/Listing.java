package io.twinstore.domain.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The rows that were found, in order.
 *
 * @param more whether the limit cut the list off
 */
public record Listing<A>(List<A> rows, boolean more) {
    /** Takes a copy. */
    public Listing {
        rows = List.copyOf(rows);
    }

    /** The first row, if any. */
    public Optional<A> first() {
        return rows.stream().findFirst();
    }

    /** Every row as the function makes it, in the same order. */
    public <B> Listing<B> map(Function<? super A, ? extends B> each) {
        return new Listing<>(rows.stream().<B>map(each).toList(), more);
    }

    /** Says how many rows there are, since their values may be a client's. */
    @Override
    public String toString() {
        return rows.size() + " rows" + (more ? " and more" : "");
    }
}

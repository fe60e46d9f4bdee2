package io.twinstore.domain.query;

import java.util.List;
import java.util.Optional;

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
}

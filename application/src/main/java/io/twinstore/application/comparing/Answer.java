package io.twinstore.application.comparing;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a store answered to a read: aggregates in their order; of a single-row question one or none.
 *
 * @param more whether a limit cut the list off
 */
public record Answer(List<?> rows, boolean more) {

    /** From an answer's data: null, an aggregate or a list of them. */
    public static Answer of(@Nullable Object data, boolean more) {
        if (data instanceof Collection<?> rows) {
            return new Answer(List.copyOf(rows), more);
        }
        return new Answer(data == null ? List.of() : List.of(data), more);
    }

    /** Says how much there is only: the rows are clients'. */
    @Override
    public String toString() {
        return rows.size() + " rows" + (more ? " and more" : "");
    }
}

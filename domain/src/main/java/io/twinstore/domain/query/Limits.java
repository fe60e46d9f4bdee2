package io.twinstore.domain.query;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How much one call may ask for and how long it may take (contract.md, Limits).
 *
 * @param list the limit of a list when the caller gives none, where the operation takes one
 * @param maxList the most rows that any list answers
 * @param maxBatch the most rows of one upsert
 * @param query how long a call may take
 * @param health how long a health check may take
 */
public record Limits(int list, int maxList, int maxBatch, Duration query, Duration health) {

    /** The contract's values: 100 and 1,000 rows a list, 500 a batch, 30 s a call, 5 s a health check. */
    public static final Limits DEFAULT = new Limits(100, 1000, 500, Duration.ofSeconds(30), Duration.ofSeconds(5));

    /**
     * The limit of a list whose operation takes one.
     *
     * @throws InvalidInput when it is not 1 to {@code maxList}
     */
    public int orDefault(@Nullable Integer limit) {
        return limit == null ? list : checked(limit);
    }

    /**
     * The limit of a query: what it states, or the most.
     *
     * @throws InvalidInput when it is not 1 to {@code maxList}
     */
    public int of(Query<?> query) {
        var limit = query.limit();
        return limit == null ? maxList : checked(limit);
    }

    private int checked(int limit) {
        if (limit < 1 || limit > maxList) {
            throw new InvalidInput("the limit is " + limit + "; it must be 1 to " + maxList);
        }
        return limit;
    }
}

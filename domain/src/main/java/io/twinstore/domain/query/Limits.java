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

    /** Refuses limits under which nothing could be asked. */
    public Limits {
        require(list >= 1 && list <= maxList, "list must be 1 to maxList rows");
        require(maxBatch >= 1, "maxBatch must be at least 1 row");
        require(!query.isNegative() && !query.isZero(), "query must be longer than no time");
        require(!health.isNegative() && !health.isZero(), "health must be longer than no time");
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalArgumentException("the limit " + rule);
        }
    }

    /** The same limits, but lists of so many rows when the caller gives no limit. */
    public Limits list(int other) {
        return new Limits(other, maxList, maxBatch, query, health);
    }

    /** The same limits, but lists of at most so many rows. */
    public Limits maxList(int other) {
        return new Limits(list, other, maxBatch, query, health);
    }

    /** The same limits, but upserts of at most so many rows. */
    public Limits maxBatch(int other) {
        return new Limits(list, maxList, other, query, health);
    }

    /** The same limits, but so long for a call. */
    public Limits query(Duration other) {
        return new Limits(list, maxList, maxBatch, other, health);
    }

    /** The same limits, but so long for a health check or a connection. */
    public Limits health(Duration other) {
        return new Limits(list, maxList, maxBatch, query, other);
    }

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

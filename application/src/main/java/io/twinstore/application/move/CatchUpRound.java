package io.twinstore.application.move;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * One round of catching up.
 *
 * @param took from its beginning to its end: what was changed at the source before it began is in the target when it ends
 */
public record CatchUpRound(List<TableChanges> tables, Duration took) {
    /** Takes a copy. */
    public CatchUpRound {
        tables = List.copyOf(tables);
    }

    /** Rows that were missing or different in the target. */
    public long copied() {
        return sum(TableChanges::copied);
    }

    /** Rows that the source no longer has. */
    public long deleted() {
        return sum(TableChanges::deleted);
    }

    /** Rows that wait for the next round. */
    public long postponed() {
        return sum(TableChanges::postponed);
    }

    /** Whether it changed at most so many rows, those included that it left for the next round. */
    public boolean atMost(long rows) {
        return copied() + deleted() + postponed() <= rows;
    }

    /** Whether it left rows for the next round but changed nothing, so that the next one finds the same. */
    public boolean stuck() {
        return copied() + deleted() == 0 && postponed() > 0;
    }

    private long sum(ToLongFunction<TableChanges> part) {
        return tables.stream().mapToLong(part).sum();
    }
}

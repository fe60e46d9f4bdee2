package io.twinstore.application.readiness;

import io.twinstore.application.benchmark.Timings;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;

/**
 * What programs measured while evidence is fresh.
 *
 * @param calls all of them
 * @param errors those that failed through no fault of their caller
 * @param postgres how long the calls took that PostgreSQL answered; nothing when there were none
 * @param both the operations of which each store answered enough calls to say how long they take
 * @param poolPercent the most connections of a pool that were in use, of a hundred; nothing when no program had a pool
 */
public record Measured(
        long calls, long errors, Optional<Timings> postgres, SortedMap<String, Both> both, OptionalInt poolPercent) {
    /** So many calls of an operation are enough: one of a hundred is slower than the 99th percentile. */
    public static final int ENOUGH_CALLS = 100;

    /** How long the calls of one operation took in each store. */
    public record Both(Timings supabase, Timings postgres) {}
}

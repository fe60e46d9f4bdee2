package io.twinstore.application.dualwrite.model;

import io.twinstore.domain.rows.RowKey;
import java.util.List;

/**
 * The bounds of a search.
 *
 * @param writes one for each process
 * @param present the keys whose rows are in both stores at first
 * @param faults how many of a schedule's steps may go wrong
 * @param flip whether the primary may change once
 */
record Scenario(String name, List<Write> writes, List<RowKey> present, int faults, boolean flip, Planted planted) {
    static final RowKey ONE = key("1");
    static final RowKey TWO = key("2");

    /** What a process writes: rows of these keys, or their absence. */
    record Write(List<RowKey> keys, boolean delete) {
        static Write upsert(RowKey... keys) {
            return new Write(List.of(keys), false);
        }

        static Write delete(RowKey... keys) {
            return new Write(List.of(keys), true);
        }
    }

    private static RowKey key(String staff) {
        return new RowKey("staff_schedules", List.of(staff, "2030-01-01"));
    }

    @Override
    public String toString() {
        return name + ", " + writes.size() + " processes, at most " + faults + " faults" + (flip ? ", a flip" : "");
    }
}

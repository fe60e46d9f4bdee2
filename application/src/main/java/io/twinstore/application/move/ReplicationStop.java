package io.twinstore.application.move;

import java.util.List;

/**
 * How a replication ended.
 *
 * @param found whether anything was there to take down
 * @param complete whether the target has all that the source had committed before
 * @param missingBytes how much of the source's log the target had not confirmed when it was last looked at; the greatest number
 *     when the slot vanished meanwhile
 * @param tables those that were published
 */
public record ReplicationStop(boolean found, boolean complete, long missingBytes, List<String> tables) {
    /** Nothing was set up. */
    static final ReplicationStop NOTHING = new ReplicationStop(false, true, 0, List.of());

    /** Takes a copy. */
    public ReplicationStop {
        tables = List.copyOf(tables);
    }
}

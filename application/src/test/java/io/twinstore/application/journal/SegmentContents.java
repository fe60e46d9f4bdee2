package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import java.util.List;

/** What a segment's text adds up to, for tests outside of this package. */
public final class SegmentContents {
    /** The class that holds a journal in memory and in its segment. */
    public static final Class<?> DURABLE = DurablePendingWrites.class;

    private SegmentContents() {}

    /** The pending writes, to be looked at only. */
    public static Object of(String text) {
        return SegmentText.read(text).pendingWrites();
    }

    /** How many rows the pending writes of {@link #of} name. */
    public static int rows(Object pendingWrites) {
        return ((PendingWrites) pendingWrites).counts().total();
    }

    /** Those of a process. */
    public static Object of(Journal journal) {
        return journal.pendingWrites.look(pendingWrites -> pendingWrites);
    }

    /** Whether the next record that must be durable goes to a new file. */
    public static boolean isBroken(Journal journal) {
        return journal.pendingWrites.broken;
    }

    /** The pending writes of {@link #of} that are active. */
    public static List<PendingWrite> active(Object pendingWrites) {
        return ((PendingWrites) pendingWrites).active();
    }

    /** Whether a write of this row is active in them. */
    public static boolean active(Object pendingWrites, RowKey key) {
        return ((PendingWrites) pendingWrites)
                .active().stream().anyMatch(pending -> pending.keys().contains(key));
    }
}

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
        return SegmentText.read(text).marks();
    }

    /** How many rows the pending writes of {@link #of} name. */
    public static int rows(Object marks) {
        return ((PendingWrites) marks).counts().total();
    }

    /** Those of a process. */
    public static Object of(Journal journal) {
        return journal.marks.look(marks -> marks);
    }

    /** Whether the next record that must be durable goes to a new file. */
    public static boolean isBroken(Journal journal) {
        return journal.marks.broken;
    }

    /** The pending writes of {@link #of} that are under way. */
    public static List<PendingWrite> underWay(Object marks) {
        return ((PendingWrites) marks).underWay();
    }

    /** Whether they have this mark under way for a row. */
    public static boolean underWay(Object marks, RowKey key) {
        return ((PendingWrites) marks)
                .underWay().stream().anyMatch(mark -> mark.keys().contains(key));
    }
}

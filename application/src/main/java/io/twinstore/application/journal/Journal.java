package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Doubt;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
import io.twinstore.application.journal.JournalRecord.Ripe;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * The pending writes of this process. Before anything of a pending write is sent it is durably open; when everything
 * that was sent was
 * answered its rows are dirty, when an answer is missing they are in doubt, and only a reconciliation removes them.
 */
public final class Journal implements AutoCloseable {

    /**
     * How it behaves.
     *
     * @param horizon after which nothing that was sent can still take effect (an assumption, stated in
     *     docs/switching-reference.md)
     * @param maxRows above which the rows that wait become an unverified divergence; with twice as many in all, no more
     *     are taken
     */
    public record Settings(Duration horizon, int maxRows) {
        /** Ten minutes, a million rows. */
        public static final Settings DEFAULT = new Settings(Duration.ofMinutes(10), 1_000_000);
    }

    private final Segments segments;
    private final UnverifiedDivergence gap;
    private final Clock clock;
    private final Settings settings;
    final DurablePendingWrites marks;

    /**
     * Takes a segment that nobody holds; the pending writes that are open in it are in doubt from now on.
     *
     * @throws IOException when no segment can be had
     */
    public Journal(Segments segments, UnverifiedDivergence gap, Clock clock, Settings settings) throws IOException {
        this.segments = segments;
        this.gap = gap;
        this.clock = clock;
        this.settings = settings;
        Segment segment = segments.claim();
        PendingWrites found = read(segment);
        while (found == null) {
            segment.close();
            segment = segments.claim();
            found = read(segment);
        }
        var left = found;
        left.underWay().forEach(mark -> left.apply(new Doubt(mark.id(), clock.instant())));
        marks = new DurablePendingWrites(segment, left);
    }

    /**
     * The pending writes of a segment; what is not known of them opens an unverified divergence. Null for one that is
     * left alone.
     */
    private @Nullable PendingWrites read(Segment segment) {
        try {
            var content = segment.read();
            var text = SegmentText.read(content);
            if (text.problem() == null) {
                return text.marks();
            }
            var copy = text.newer() || content.isEmpty() ? "" : "; a copy is kept as " + segment.keepCopy();
            gap.open(JournalReport.problem(segment.name(), text.problem()) + copy);
            if (!text.newer()) {
                return text.marks();
            }
        } catch (IOException e) {
            gap.open(JournalReport.problem(
                    segment.name(), "is left alone: " + e.getClass().getSimpleName()));
        }
        segments.leave(segment);
        return null;
    }

    /**
     * Journals rows of one table before a write of them is sent to the primary; durable on return.
     *
     * @throws Unavailable when it cannot be made durable: the write must not be sent
     */
    public PendingWrite open(Backend source, Collection<RowKey> keys) {
        var counts = counts();
        if (counts.dirty() + counts.blocked() > settings.maxRows()) {
            gap.open("more than " + settings.maxRows() + " rows waited for the other store");
            marks.add(new Drop());
        } else if (counts.total() > 2 * settings.maxRows()) {
            throw new Unavailable(
                    "too many rows are in doubt, so nothing was sent; is the other store there? Try again later", null);
        }
        return marks.begin(id -> new Open(id, source, List.copyOf(keys)));
    }

    /**
     * Adds rows of the same table to a pending write before they are sent to the other store with its own; durable on return.
     */
    public PendingWrite extend(PendingWrite mark, Collection<RowKey> keys) {
        return marks.begin(id -> new Open(mark.id(), mark.source(), List.copyOf(keys)));
    }

    /**
     * Takes dirty rows of one table to reconcile them; durable on return. Nothing when none of this source are left.
     *
     * @param after the key behind which they stand in their table
     */
    public Optional<PendingWrite> take(Backend source, RowKey after, int most) {
        var keys = marks.look(all -> all.dirtyRows(source, after, most));
        return keys.isEmpty() ? Optional.empty() : Optional.of(marks.begin(id -> new Take(id, source, keys)));
    }

    /** Removes rows of the pending write, which a reconciliation found to be equal. */
    public void done(PendingWrite mark, Collection<RowKey> keys) {
        if (!keys.isEmpty()) {
            marks.add(mark.id(), new Done(mark.id(), List.copyOf(keys)));
        }
    }

    /** Everything that was sent for the pending write was answered: what is left of it can be reconciled. */
    public void dirty(PendingWrite mark) {
        marks.add(mark.id(), new Dirty(mark.id()));
    }

    /**
     * Adds a row that must be reconciled too, such as the parent of others, unless it is pending already.
     *
     * @return whether it will be reconciled; false when it is blocked
     */
    public boolean addDirty(Backend source, RowKey key) {
        if (!marked(key)) {
            dirty(open(source, List.of(key)));
        }
        return !isBlocked(key);
    }

    /** Whether the row cannot be made equal as things are. */
    public boolean isBlocked(RowKey key) {
        return marks.look(all -> all.isBlocked(key));
    }

    /** Opens an unverified divergence in the place of a pending write that cannot be reconciled, durably. */
    public void giveUp(PendingWrite mark, String reason) {
        gap.open(reason);
        done(mark, mark.keys());
    }

    /** An answer for the pending write is missing: what is left of it must wait for the horizon. */
    public void doubt(PendingWrite mark) {
        marks.add(mark.id(), new Doubt(mark.id(), clock.instant()));
    }

    /**
     * A row of the pending write cannot be made equal as things are; it stays dirty and is not taken until {@link #retry}.
     */
    public void block(PendingWrite mark, RowKey key, String reason) {
        marks.add(mark.id(), new Block(mark.id(), key, reason));
    }

    /** Lets blocked rows be taken again, since what stood in their way may be gone. */
    public void retry() {
        if (counts().blocked() > 0) {
            marks.add(new Retry());
        }
    }

    /** Makes rows in doubt dirty once the horizon has passed since the answer was missed. */
    public void ripen() {
        var upTo = clock.instant().minus(settings.horizon());
        if (marks.look(all -> all.isAnyRipe(upTo))) {
            marks.add(new Ripe(upTo));
        }
    }

    /**
     * Takes over what processes that died have left: open pending writes as in doubt, all others as they are. A segment
     * that cannot be
     * read is left alone, and an unverified divergence is opened.
     *
     * @return how many segments
     * @throws IOException when the pending writes cannot be made durable here; they stay where they are
     */
    public int adopt() throws IOException {
        int adopted = 0;
        for (var found = segments.claimAbandoned(); found.isPresent(); found = segments.claimAbandoned()) {
            try (var abandoned = found.get()) {
                var left = read(abandoned);
                if (left != null) {
                    marks.takeOver(left, clock.instant());
                    abandoned.replace(Segment.WITHOUT_MARKS);
                    adopted++;
                }
            }
        }
        return adopted;
    }

    /** Rewrites the segment when most of it is history. */
    public void compact() {
        marks.compact();
    }

    /** How many rows are pending. */
    public PendingCounts counts() {
        return marks.look(PendingWrites::counts);
    }

    /** The rows that cannot be made equal, with the reason. */
    public SortedMap<RowKey, String> blocked() {
        return marks.look(PendingWrites::blocked);
    }

    /** Whether any row of the table is pending. */
    public boolean marksIn(String table) {
        return marks.look(all -> all.marksIn(table));
    }

    /** Whether this row is pending. */
    public boolean marked(RowKey key) {
        return marks.look(all -> all.marked(key));
    }

    /** Gives the segment back; what is under way will be in doubt. */
    @Override
    public void close() {
        marks.close();
    }
}

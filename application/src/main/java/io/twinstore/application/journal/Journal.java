package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Expire;
import io.twinstore.application.journal.JournalRecord.InDoubt;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
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
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * The pending writes of this process. Before anything of a pending write is sent it is durably open; when everything
 * that was sent was answered its rows are dirty, when an answer is missing they are in doubt, and only a reconciliation
 * removes them.
 */
public final class Journal implements AutoCloseable {

    /**
     * How it behaves.
     *
     * @param inDoubtTimeout after which nothing that was sent can still take effect (an assumption, stated in
     *     docs/switching-reference.md)
     * @param maxRows above which the rows that wait become an unverified divergence; with twice as many in all, no more
     *     are taken
     */
    public record Settings(Duration inDoubtTimeout, int maxRows) {
        /** Ten minutes, a million rows. */
        public static final Settings DEFAULT = new Settings(Duration.ofMinutes(10), 1_000_000);
    }

    private final Segments segments;
    private final UnverifiedDivergence divergence;
    private final Clock clock;
    private final Settings settings;
    private final LongAdder reconciled = new LongAdder();
    private final Waiting waiting = new Waiting();
    final DurablePendingWrites pendingWrites;

    /**
     * Takes a segment that nobody holds; the pending writes that are open in it are in doubt from now on.
     *
     * @throws IOException when no segment can be had
     */
    public Journal(Segments segments, UnverifiedDivergence divergence, Clock clock, Settings settings)
            throws IOException {
        this.segments = segments;
        this.divergence = divergence;
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
        left.active().forEach(pending -> left.apply(new InDoubt(pending.id(), clock.instant())));
        pendingWrites = new DurablePendingWrites(segment, left);
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
                return text.pendingWrites();
            }
            var copy = text.newer() || content.isEmpty() ? "" : "; a copy is kept as " + segment.keepCopy();
            divergence.open(JournalReport.problem(segment.name(), text.problem()) + copy);
            if (!text.newer()) {
                return text.pendingWrites();
            }
        } catch (IOException e) {
            divergence.open(JournalReport.problem(
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
            divergence.open("more than " + settings.maxRows() + " rows waited for the other store");
            pendingWrites.add(new Drop());
        } else if (counts.total() > 2 * settings.maxRows()) {
            throw new Unavailable(
                    "too many rows are in doubt, so nothing was sent; is the other store there? Try again later", null);
        }
        return pendingWrites.begin(id -> new Open(id, source, List.copyOf(keys)));
    }

    /**
     * Adds rows of the same table to a pending write before they are sent to the other store with its own; durable on return.
     */
    public PendingWrite extend(PendingWrite pending, Collection<RowKey> keys) {
        return pendingWrites.begin(id -> new Open(pending.id(), pending.source(), List.copyOf(keys)));
    }

    /**
     * Takes dirty rows of one table to reconcile them; durable on return. Nothing when none of this source are left.
     *
     * @param after the key behind which they stand in their table
     */
    public Optional<PendingWrite> take(Backend source, RowKey after, int most) {
        var keys = pendingWrites.look(all -> all.dirtyRows(source, after, most));
        if (keys.isEmpty()) {
            return Optional.empty();
        }
        var pending = pendingWrites.begin(id -> new Take(id, source, keys));
        waiting.taken(pending);
        return Optional.of(pending);
    }

    /** Removes rows of the pending write, which a reconciliation found to be equal. */
    public void done(PendingWrite pending, Collection<RowKey> keys) {
        reconciled.add(keys.size());
        remove(pending, keys);
    }

    private void remove(PendingWrite pending, Collection<RowKey> keys) {
        if (!keys.isEmpty()) {
            pendingWrites.add(pending.id(), new Done(pending.id(), List.copyOf(keys)));
        }
    }

    /** Everything that was sent for the pending write was answered: what is left of it can be reconciled. */
    public void dirty(PendingWrite pending) {
        pendingWrites.add(pending.id(), new Dirty(pending.id()));
    }

    /**
     * Adds a row that must be reconciled too, such as the parent of others, unless it is pending already.
     *
     * @return whether it will be reconciled; false when it is blocked
     */
    public boolean addDirty(Backend source, RowKey key) {
        if (!isPending(key)) {
            dirty(open(source, List.of(key)));
        }
        return !isBlocked(key);
    }

    /** Whether the row cannot be made equal as things are. */
    public boolean isBlocked(RowKey key) {
        return pendingWrites.look(all -> all.isBlocked(key));
    }

    /** Opens an unverified divergence in the place of a pending write that cannot be reconciled, durably. */
    public void giveUp(PendingWrite pending, String reason) {
        divergence.open(reason);
        remove(pending, pending.keys());
    }

    /** An answer for the pending write is missing: what is left of it must wait for the in-doubt timeout. */
    public void inDoubt(PendingWrite pending) {
        pendingWrites.add(pending.id(), new InDoubt(pending.id(), clock.instant()));
    }

    /**
     * A row of the pending write cannot be made equal as things are; it stays dirty and is not taken until {@link #retry}.
     */
    public void block(PendingWrite pending, RowKey key, String reason) {
        pendingWrites.add(pending.id(), new Block(pending.id(), key, reason));
    }

    /** Lets blocked rows be taken again, since what stood in their way may be gone. */
    public void retry() {
        if (counts().blocked() > 0) {
            pendingWrites.add(new Retry());
        }
    }

    /** Makes rows in doubt dirty once the in-doubt timeout has passed since the answer was missed. */
    public void expire() {
        var upTo = clock.instant().minus(settings.inDoubtTimeout());
        if (pendingWrites.look(all -> all.isAnyExpired(upTo))) {
            pendingWrites.add(new Expire(upTo));
        }
    }

    /**
     * Takes over what processes that died have left: open pending writes as in doubt, all others as they are. A segment
     * that cannot be read is left alone, and an unverified divergence is opened.
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
                    pendingWrites.takeOver(left, clock.instant());
                    abandoned.replace(Segment.NOTHING_PENDING);
                    adopted++;
                }
            }
        }
        return adopted;
    }

    /** Rewrites the segment when most of it is history. */
    public void compact() {
        pendingWrites.compact();
    }

    /** How many rows are pending. */
    public PendingCounts counts() {
        return pendingWrites.look(PendingWrites::counts);
    }

    /**
     * For how long rows have waited for the other store, since it was first asked while they did; nothing when none waits.
     * A row that is being written does not wait, one with which that is tried again does.
     */
    public Optional<Duration> waiting() {
        return waiting.in(pendingWrites, clock.instant());
    }

    /** How many rows of pending writes were found equal in both stores since this was opened. */
    public long reconciled() {
        return reconciled.sum();
    }

    /** The rows that cannot be made equal, with the reason. */
    public SortedMap<RowKey, String> blocked() {
        return pendingWrites.look(PendingWrites::blocked);
    }

    /** Whether any row of the table is pending. */
    public boolean hasPendingIn(String table) {
        return pendingWrites.look(all -> all.hasPendingIn(table));
    }

    /** Whether this row is pending. */
    public boolean isPending(RowKey key) {
        return pendingWrites.look(all -> all.isPending(key));
    }

    /** Gives the segment back; what is under way will be in doubt. */
    @Override
    public void close() {
        pendingWrites.close();
    }
}

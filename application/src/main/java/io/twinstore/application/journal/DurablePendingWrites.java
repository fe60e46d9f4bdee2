package io.twinstore.application.journal;

import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.InDoubt;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.errors.StoreException.Unavailable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * PendingWrites in memory and in a segment: every record changes both. Threads that wait for their records to be durable
 * share one fsync; when it fails, or a record cannot be written, the live pending writes are made durable in a new file
 * first.
 */
final class DurablePendingWrites implements AutoCloseable {
    private static final long SMALL = 1 << 20;
    private static final String INTERRUPTED = "the calling thread was interrupted, so nothing was sent";

    private final Segment segment;
    private final PendingWrites pendingWrites;
    /** Held while records are made durable, before the lock of this object. */
    private final Object forcing = new Object();

    private long lastId;
    private long appended;
    private long durable;
    boolean broken;
    private boolean closed;
    private long length;
    private long compacted;

    /** Goes on with these pending writes in the segment, which holds them in another form if it cannot be written now. */
    DurablePendingWrites(Segment segment, PendingWrites pendingWrites) {
        this.segment = segment;
        this.pendingWrites = pendingWrites;
        lastId = pendingWrites.lastId();
        broken = true;
        compact();
    }

    /** Adds a record that begins a pending write, durable on return; the record is made for a new id. */
    PendingWrite begin(LongFunction<JournalRecord> make) {
        Optional<JournalRecord> undo;
        PendingWrite pending;
        long position;
        if (Thread.currentThread().isInterrupted()) {
            throw new Unavailable(INTERRUPTED, null); // an interrupt would close the file under all threads
        }
        synchronized (this) {
            var record = make.apply(++lastId);
            undo = undo(record);
            write(record);
            position = appended;
            pending = Objects.requireNonNull(pendingWrites.active(id(record)));
        }
        try {
            force(position);
            return pending;
        } catch (IOException e) {
            undo.ifPresent(this::add);
            throw new Unavailable(
                    Thread.currentThread().isInterrupted()
                            ? INTERRUPTED
                            : "the journal of writes cannot be written ("
                                    + e.getClass().getSimpleName()
                                    + "), so nothing was sent; make room for TWINSTORE_HOME, start this program again if files"
                                    + " were deleted there, or turn DUAL_WRITE off",
                    e);
        }
    }

    private static long id(JournalRecord record) {
        return record instanceof Open open ? open.id() : ((Take) record).id();
    }

    /** What takes the record back; rows that are in its pending write already stay there. */
    private Optional<JournalRecord> undo(JournalRecord record) {
        if (record instanceof Open open) {
            var added = new ArrayList<>(open.keys());
            var before = pendingWrites.active(open.id());
            if (before != null) {
                added.removeAll(before.keys());
            }
            return added.isEmpty() ? Optional.empty() : Optional.of(new Done(open.id(), added));
        }
        return Optional.of(new Dirty(id(record)));
    }

    /** Adds a record that need not be durable: without it a pending write stands longer than it must. */
    synchronized void add(JournalRecord record) {
        write(record);
    }

    /** Adds a record about a pending write, if that is still under way. */
    synchronized void add(long id, JournalRecord record) {
        if (pendingWrites.active(id) != null) {
            write(record);
        }
    }

    private void write(JournalRecord record) {
        pendingWrites.apply(record);
        appended++;
        var text = JournalText.of(record);
        length += text.length();
        if (!broken) {
            try {
                segment.append(text);
            } catch (IOException e) {
                broken = true; // the file may end in half a record: nothing may be added behind it
            }
        }
    }

    private void force(long position) throws IOException {
        synchronized (forcing) {
            if (durable >= position) {
                return;
            }
            long upTo;
            boolean sound;
            synchronized (this) {
                upTo = appended;
                sound = !broken;
            }
            if (sound && forced()) {
                durable = upTo;
            } else {
                rewrite();
            }
        }
    }

    private boolean forced() {
        try {
            segment.force();
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private synchronized void rewrite() throws IOException {
        if (closed) {
            throw new IOException("the journal is closed");
        }
        broken = true;
        var text = pendingWrites.records(lastId).stream()
                .map(JournalText::of)
                .collect(Collectors.joining("", JournalText.HEADER, ""));
        segment.replace(text);
        broken = false;
        durable = appended;
        length = text.length();
        compacted = length;
    }

    /** Rewrites the segment when most of it is history; a failure leaves it as it is. */
    void compact() {
        synchronized (forcing) {
            synchronized (this) {
                if (broken || length > Math.max(SMALL, 4 * compacted)) {
                    try {
                        rewrite();
                    } catch (IOException e) {
                        broken = true; // the next write tries again, and is refused if it cannot be
                    }
                }
            }
        }
    }

    /** Takes over another's pending writes, durable on return; what was under way is in doubt since now. */
    void takeOver(PendingWrites left, Instant now) throws IOException {
        left.active().forEach(pending -> left.apply(new InDoubt(pending.id(), now)));
        long position;
        synchronized (this) {
            for (var record : left.records(lastId)) {
                write(record);
                lastId = record instanceof Open open ? open.id() : lastId;
            }
            position = appended;
        }
        force(position);
    }

    /** Looks at the pending writes. */
    synchronized <T> T look(Function<PendingWrites, T> question) {
        return question.apply(pendingWrites);
    }

    /** What is under way at this moment. */
    synchronized List<PendingWrite> active() {
        return pendingWrites.active();
    }

    @Override
    public void close() {
        synchronized (forcing) {
            synchronized (this) {
                closed = true;
                broken = true; // the file is another's from now on
                segment.close();
            }
        }
    }
}

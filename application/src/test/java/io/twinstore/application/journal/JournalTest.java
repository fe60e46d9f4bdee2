package io.twinstore.application.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.MemorySegments.File;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JournalTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final RowKey ONE = new RowKey("clients", List.of("1", "7"));
    private static final RowKey TWO = new RowKey("clients", List.of("2", "7"));
    private static final RowKey THREE = new RowKey("clients", List.of("3", "7"));

    private final MemorySegments segments = new MemorySegments();
    private final List<String> openings = new ArrayList<>();
    private final UnverifiedDivergence divergence = new UnverifiedDivergence() {
        @Override
        public Optional<String> problem() {
            return openings.stream().findFirst();
        }

        @Override
        public void open(String reason) {
            openings.add(reason);
        }
    };

    private Journal journal() throws IOException {
        return journal(NOW, 100);
    }

    private Journal journal(Instant now, int maxRows) throws IOException {
        var settings = new Journal.Settings(Duration.ofMinutes(10), maxRows);
        return new Journal(segments, divergence, Clock.fixed(now, ZoneOffset.UTC), settings);
    }

    private File file() {
        return segments.files.get(0);
    }

    private static PendingCounts counts(String text) {
        return SegmentText.read(text).pendingWrites().counts();
    }

    @Test
    void aPendingWriteIsDurableOnReturn() throws IOException {
        journal().open(Backend.SUPABASE, List.of(ONE, TWO));

        assertEquals(new PendingCounts(2, 0, 0, 0), counts(file().durable));
    }

    @Test
    void rowsWaitFromWhenTheirWriteHasFailedUntilTheyAreEqual() throws IOException {
        var journal = journal();
        var pending = journal.open(Backend.SUPABASE, List.of(ONE, TWO));
        journal.done(pending, List.of(TWO));
        assertEquals(Optional.empty(), journal.waiting(), "what is being written does not wait");
        journal.dirty(pending);
        assertTrue(journal.waiting().isPresent());
        journal.close();
        var next = journal();
        assertTrue(next.waiting().isPresent(), "what was found in the segment waits");
        var taken = next.take(Backend.SUPABASE, new RowKey("clients", List.of()), 10)
                .orElseThrow();
        next.done(taken, taken.keys());
        assertEquals(Optional.empty(), next.waiting());
        assertEquals(1, journal.reconciled());
        assertEquals(1, next.reconciled());
    }

    @Test
    void threadsThatWaitShareAnFsync() throws Exception {
        int threads = 16;
        var journal = journal();
        file().awaited = new CountDownLatch(threads);
        var pool = Executors.newFixedThreadPool(threads);
        try {
            var opened = new ArrayList<Future<Boolean>>();
            for (int i = 0; i < threads; i++) {
                var key = new RowKey("clients", List.of("c" + i, "7"));
                opened.add(pool.submit(() -> {
                    var pending = journal.open(Backend.SUPABASE, List.of(key));
                    return file().durable.contains("open\t" + pending.id() + "\t");
                }));
            }
            for (var durable : opened) {
                assertTrue(durable.get(), "returned before it was durable");
            }
        } finally {
            pool.shutdownNow();
        }
        assertTrue(file().forces <= 2, "the first force lasts until all wait, the second is theirs: " + file().forces);
        assertEquals(threads, counts(file().durable).active());
    }

    @Test
    void livePendingWritesAreDurableInANewFileAfterAFailedFsync() throws IOException {
        var journal = journal();
        var equal = journal.open(Backend.SUPABASE, List.of(ONE));
        journal.open(Backend.SUPABASE, List.of(TWO));
        journal.done(equal, List.of(ONE));
        file().forceFails = true;
        int before = file().replaced;

        journal.open(Backend.SUPABASE, List.of(THREE));

        assertEquals(before + 1, file().replaced);
        assertEquals(new PendingCounts(2, 0, 0, 0), counts(file().durable));
    }

    @Test
    void aFullDiskRefusesTheWriteAndForgetsIt() throws IOException {
        var journal = journal();
        fill(true);

        assertThrows(Unavailable.class, () -> journal.open(Backend.SUPABASE, List.of(ONE)));
        assertEquals(PendingCounts.NONE, journal.counts());

        fill(false);
        journal.compact();
        assertEquals(PendingCounts.NONE, counts(file().text));
        journal.open(Backend.SUPABASE, List.of(TWO));
        assertEquals(1, counts(file().durable).active());
    }

    private void fill(boolean full) {
        file().appendFails = full;
        file().forceFails = full;
        file().replaceFails = full;
    }

    @Test
    void aRefusedExtensionKeepsWhatThePendingWriteHad() throws IOException {
        var journal = journal();
        var pending = journal.open(Backend.SUPABASE, List.of(ONE, TWO));
        fill(true);

        assertThrows(Unavailable.class, () -> journal.extend(pending, List.of(TWO, THREE)));
        assertThrows(Unavailable.class, () -> journal.extend(pending, List.of(TWO)));
        journal.dirty(pending);

        assertTrue(journal.isPending(ONE));
        assertTrue(journal.isPending(TWO));
        assertFalse(journal.isPending(THREE));
    }

    @Test
    void anExtendedPendingWriteIsOne() throws IOException {
        var journal = journal();
        var pending = journal.open(Backend.SUPABASE, List.of(ONE));

        var extended = journal.extend(pending, List.of(TWO));
        journal.dirty(pending);

        assertEquals(pending.id(), extended.id());
        assertEquals(new PendingCounts(0, 2, 0, 0), journal.counts());
    }

    @Test
    void aRefusedTakeLeavesTheRowsDirty() throws IOException {
        var journal = journal();
        journal.dirty(journal.open(Backend.SUPABASE, List.of(ONE)));
        fill(true);

        assertThrows(Unavailable.class, () -> journal.take(Backend.SUPABASE, new RowKey("clients", List.of()), 10));
        assertEquals(new PendingCounts(0, 1, 0, 0), journal.counts());
    }

    @Test
    void aRefusedWriteThatAnotherThreadMadeDurableIsTakenBackInTheFile() throws Exception {
        var file = new RacingFile();
        var pendingWrites = new DurablePendingWrites(file, new PendingWrites());
        file.race = () -> pendingWrites.begin(id -> new Open(id, Backend.SUPABASE, List.of(TWO)));

        assertThrows(Unavailable.class, () -> pendingWrites.begin(id -> new Open(id, Backend.SUPABASE, List.of(ONE))));

        assertEquals(1, pendingWrites.look(PendingWrites::counts).total());
        assertEquals(1, counts(file.text).active(), file.text);
    }

    @Test
    void aJournalThatIsClosedLeavesTheSegmentToTheNext() throws IOException {
        var closed = journal();
        var pending = closed.open(Backend.SUPABASE, List.of(ONE));
        closed.close();
        var next = journal();
        next.open(Backend.SUPABASE, List.of(TWO));
        var text = file().text;

        closed.done(pending, List.of(ONE));
        closed.compact();
        assertThrows(Unavailable.class, () -> closed.open(Backend.SUPABASE, List.of(THREE)));

        assertEquals(text, file().text);
        assertEquals(new PendingCounts(1, 0, 1, 0), next.counts());
    }

    @Test
    void whatWasOpenIsInDoubtUntilTheTimeoutAfterTheNextStart() throws IOException {
        journal().open(Backend.SUPABASE, List.of(ONE));
        file().close();
        journal(NOW, 100).close();

        var early = journal(NOW.plusSeconds(599), 100);
        early.expire();
        assertEquals(new PendingCounts(0, 0, 1, 0), early.counts());
        early.close();

        var late = journal(NOW.plusSeconds(600), 100);
        late.expire();
        assertEquals(new PendingCounts(0, 1, 0, 0), late.counts());
    }

    @Test
    void tooManyRowsBecomeAnUnverifiedDivergence() throws IOException {
        var journal = journal(NOW, 1);
        journal.dirty(journal.open(Backend.SUPABASE, List.of(ONE, TWO)));
        journal.open(Backend.SUPABASE, List.of(THREE));

        assertEquals(1, openings.size(), openings.toString());
        assertEquals(new PendingCounts(1, 0, 0, 0), journal.counts());
    }

    @Test
    void anotherSSegmentIsAdoptedAndEmptied() throws IOException {
        var text = JournalText.HEADER
                + JournalText.of(new Open(5, Backend.POSTGRES, List.of(ONE, TWO)))
                + JournalText.of(new Done(5, List.of(TWO)))
                + JournalText.of(new Open(6, Backend.POSTGRES, List.of(THREE)))
                + JournalText.of(new JournalRecord.Dirty(6));
        var journal = journal();
        var abandoned = segments.add(text);

        assertEquals(1, journal.adopt());

        assertEquals(new PendingCounts(0, 1, 1, 0), counts(file().durable));
        assertEquals(Segment.NOTHING_PENDING, abandoned.text);
        assertEquals(0, journal.adopt());
    }

    @Test
    void anotherSPendingKeysStayWhereTheyAreUntilTheyAreDurableHere() throws IOException {
        var journal = journal();
        var abandoned = segments.add(JournalText.HEADER + JournalText.of(new Open(1, Backend.POSTGRES, List.of(ONE))));
        fill(true);

        assertThrows(IOException.class, journal::adopt);
        assertEquals(1, counts(abandoned.text).active());

        fill(false);
        assertEquals(1, journal.adopt());
        assertEquals(new PendingCounts(0, 0, 1, 0), counts(file().durable));
    }

    @Test
    void aNewerVersionIsLeftAloneAndOpensADivergence() throws IOException {
        var newer = JournalText.HEADER.strip().substring(9).replace("\t1", "\t2");
        var text = JournalTextTest.line(newer) + "what nobody here can read\n";
        segments.add(text);

        var journal = journal();

        assertEquals(List.of("0.segment"), segments.left);
        assertEquals(text, file().text);
        assertEquals(1, openings.size(), openings.toString());
        assertEquals(PendingCounts.NONE, journal.counts());
    }

    @Test
    void damageOpensADivergenceAndLeavesACopy() throws IOException {
        segments.add(JournalText.HEADER
                + "00000000 open\t1\n"
                + JournalText.of(new Open(2, Backend.POSTGRES, List.of(ONE))));

        var journal = journal();

        assertEquals(1, file().copies);
        assertEquals(1, openings.size(), openings.toString());
        assertEquals(new PendingCounts(0, 0, 1, 0), journal.counts());
    }

    /** Whose fsync fails once, and while that is told, another thread's write makes a new file. */
    private static final class RacingFile implements Segment {
        private String text = Segment.NOTHING_PENDING;
        private Runnable race = () -> {};
        private int replaced;
        private boolean raced;

        @Override
        public String name() {
            return "racing";
        }

        @Override
        public String read() {
            return text;
        }

        @Override
        public void append(String added) {
            text += added;
        }

        @Override
        public void force() throws IOException {
            throw new IOException("fsync");
        }

        @Override
        public void replace(String all) throws IOException {
            replaced++;
            if (replaced == 2 && !raced) {
                raced = true;
                race.run(); // as if it held the lock right after this failure
                throw new IOException("no space");
            }
            text = all;
        }

        @Override
        public String keepCopy() {
            return "copy";
        }

        @Override
        public void close() {}
    }
}

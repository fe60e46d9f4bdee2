package io.twinstore.bootstrap.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.journal.Journal;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalDirectoryTest {
    private static final RowKey KEY = new RowKey("clients", List.of("1", "7"));
    private static final RowKey OTHER = new RowKey("clients", List.of("2", "7"));

    @TempDir
    private Path directory = Path.of("");

    private PrivateDirectory state = PrivateDirectory.at(directory);
    private DivergenceFile divergence = new DivergenceFile(state);

    @BeforeEach
    void prepare() {
        state = PrivateDirectory.at(directory).prepare();
        divergence = new DivergenceFile(state);
        assertTrue(divergence.close(divergence.state(), Instant.EPOCH));
        journal().close();
        assertTrue(
                divergence.close(divergence.state(), Instant.EPOCH),
                "a first journal is a lost one, as far as anybody knows");
    }

    private Journal journal() {
        return StateDirectory.at(directory).openJournal(Clock.systemUTC(), Duration.ofMinutes(10));
    }

    private Path segment(int number) {
        return directory.resolve("journal").resolve(number + ".segment");
    }

    private String problem() {
        return divergence.problem().orElse("none");
    }

    @Test
    void filesAreForTheirOwnerAlone() throws IOException {
        try (var journal = journal()) {
            journal.open(Backend.SUPABASE, List.of(KEY));
            assertEquals(PosixFilePermissions.fromString("rw-------"), Files.getPosixFilePermissions(segment(0)));
        }
    }

    @Test
    void everyJournalHasASegmentOfItsOwnAndAFreeOneIsTakenUp() {
        try (var one = journal();
                var other = journal()) {
            one.open(Backend.SUPABASE, List.of(KEY));
            assertFalse(other.isPending(KEY));
        }
        try (var next = journal()) {
            assertEquals(1, next.counts().inDoubt());
        }
        assertFalse(Files.exists(segment(2)));
    }

    @Test
    void aPendingKeyThatMovesBetweenSegmentsIsSeenByWhoeverCounts() throws IOException, InterruptedException {
        var holder = journal();
        holder.open(Backend.SUPABASE, List.of(KEY));
        var reads = new AtomicInteger();
        var missed = new AtomicInteger();
        var counter = new Thread(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                missed.addAndGet(JournalDirectory.report(state).isEmpty() ? 1 : 0);
                reads.incrementAndGet();
            }
        });
        counter.start();
        for (int i = 0; i < 200 || reads.get() < 200; i++) {
            var next = journal();
            holder.close();
            assertEquals(1, next.adopt());
            holder = next;
        }
        counter.interrupt();
        counter.join();
        holder.close();
        assertEquals(0, missed.get());
    }

    @Test
    void aSegmentThatIsLostOpensADivergenceAndNobodyTakesItForEmpty() throws IOException {
        var one = journal();
        try (var other = journal()) {
            one.open(Backend.SUPABASE, List.of(KEY));
            one.close();
            Files.delete(segment(0));
            assertFalse(JournalDirectory.report(state).isEmpty());
            assertEquals(1, other.adopt());
            assertTrue(problem().contains("0.segment was lost"), problem());
        }
        assertTrue(JournalDirectory.report(state).isEmpty());
    }

    @Test
    void aFileThatIsDeletedUnderItsProcessIsWrittenAnew() throws IOException {
        try (var journal = journal()) {
            journal.open(Backend.SUPABASE, List.of(KEY));
            Files.delete(segment(0));
            journal.open(Backend.SUPABASE, List.of(OTHER));
            assertEquals(2, JournalDirectory.report(state).counts().active());
        }
        assertEquals("none", problem());
    }

    @Test
    void aDirectoryThatIsDeletedUnderItsProcessTakesNoKey() throws IOException {
        try (var journal = journal()) {
            for (var name : List.of("0.segment", "0.segment.lock", "segments", "segments.lock")) {
                Files.deleteIfExists(directory.resolve("journal").resolve(name));
            }
            assertThrows(Unavailable.class, () -> journal.open(Backend.SUPABASE, List.of(KEY)));
            assertFalse(JournalDirectory.report(state).isEmpty());
            assertEquals(0, journal.adopt());
            assertEquals("the journal was lost", problem());
        }
    }

    @Test
    void aCountThatIsLostOrTooLowOverwritesNothing() throws IOException {
        try (var journal = journal()) {
            journal.open(Backend.SUPABASE, List.of(KEY));
            Files.writeString(directory.resolve("journal").resolve("segments"), "0");
            try (var other = journal()) {
                other.open(Backend.SUPABASE, List.of(OTHER));
                assertEquals(2, JournalDirectory.report(state).counts().active());
            }
        }
    }

    @Test
    void aDirectoryThatIsLostOpensADivergence() throws IOException {
        for (var name : List.of("0.segment", "0.segment.lock", "segments")) {
            Files.delete(directory.resolve("journal").resolve(name));
        }
        journal().close();
        assertEquals("the journal was lost", problem());
    }

    @Test
    void oneThatIsNoFileKeepsNobodyFromTheOthers() throws IOException {
        var one = journal();
        var other = journal();
        try (var third = journal()) {
            other.open(Backend.SUPABASE, List.of(KEY));
            one.close();
            other.close();
            Files.delete(segment(0));
            Files.createDirectory(segment(0)); // root may read every file, but no directory as one
            assertEquals(1, third.adopt());
            assertTrue(third.isPending(KEY));
            assertTrue(problem().contains("0.segment is left alone"), problem());
        }
    }

    @Test
    void pendingKeysOfThisProcessAndOfOthersAreSeen() {
        var others = new RowKey("clients", List.of("2", "7"));
        var nobodys = new RowKey("clients", List.of("3", "7"));
        try (var one = journal();
                var other = journal()) {
            one.open(Backend.SUPABASE, List.of(KEY));
            other.open(Backend.SUPABASE, List.of(others));
            assertEquals(Set.of(KEY, others), StateDirectory.at(directory).pending(one, Set.of(KEY, others, nobodys)));
        }
    }
}

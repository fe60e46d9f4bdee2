package io.twinstore.application.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.journal.JournalRecord.Block;
import io.twinstore.application.journal.JournalRecord.Dirty;
import io.twinstore.application.journal.JournalRecord.Done;
import io.twinstore.application.journal.JournalRecord.Drop;
import io.twinstore.application.journal.JournalRecord.Expire;
import io.twinstore.application.journal.JournalRecord.InDoubt;
import io.twinstore.application.journal.JournalRecord.Open;
import io.twinstore.application.journal.JournalRecord.Retry;
import io.twinstore.application.journal.JournalRecord.Take;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class JournalTextTest {
    private static final Instant NOW = Instant.parse("2030-01-01T00:00:00.123456789Z");
    private static final List<RowKey> ODD = List.of(
            new RowKey("staff_schedules", List.of("", "\t\n\r\\")),
            new RowKey("staff_schedules", List.of("\\t\\\\n", "Анна ☕ \uD83D\uDC87")),
            new RowKey("staff_schedules", List.of("\u2028\u0085\u000b\f", " ")));

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    /** A line with the checksum that it needs. */
    static String line(String payload) {
        var checksum = new CRC32C();
        checksum.update(payload.getBytes(StandardCharsets.UTF_8));
        return "%08x %s\n".formatted(checksum.getValue(), payload);
    }

    @Test
    void everyRecordIsReadAsItWasWritten() {
        for (var record : List.of(
                new Open(1, Backend.POSTGRES, ODD),
                new Take(Long.MAX_VALUE, Backend.SUPABASE, ODD),
                new Done(3, ODD),
                new Dirty(4),
                new InDoubt(5, NOW),
                new Expire(NOW),
                new Block(6, ODD.get(1), "a\ttab, a \\ and a\nline"),
                new Retry(),
                new Drop())) {
            var text = JournalText.of(record);
            assertTrue(text.endsWith("\n") && text.indexOf('\n') == text.length() - 1, text);
            assertEquals(record, JournalText.parse(text.substring(0, text.length() - 1)));
            assertEquals(1, text.lines().count(), text);
        }
    }

    @Test
    void aChangedCharacterIsSeen() {
        var text = JournalText.of(new Open(1, Backend.POSTGRES, ODD)).strip();
        for (int i = 0; i < text.length(); i++) {
            var changed = text.substring(0, i) + (char) (text.charAt(i) ^ 1) + text.substring(i + 1);
            assertThrows(IllegalArgumentException.class, () -> JournalText.parse(changed), changed);
        }
    }

    @Test
    void everyTornEndLeavesWhatStandsBeforeIt() {
        var first = JournalText.HEADER + JournalText.of(new Open(1, Backend.POSTGRES, List.of(ODD.get(0))));
        var second = JournalText.of(new Open(2, Backend.POSTGRES, List.of(ODD.get(1))));
        for (int i = 0; i < second.length(); i++) {
            var read = SegmentText.read(first + second.substring(0, i));
            assertNull(read.problem());
            assertEquals(1, read.pendingWrites().counts().total(), "torn after " + i);
        }
    }

    /** It is written in one step with its file, so part of it means that something was lost. */
    @Test
    void aTornHeaderIsAProblem() {
        for (int i = 0; i < JournalText.HEADER.length(); i++) {
            var read = SegmentText.read(JournalText.HEADER.substring(0, i));
            assertNotNull(read.problem());
            assertFalse(read.newer(), JournalText.HEADER.substring(0, i));
            assertEquals(0, read.pendingWrites().counts().total());
        }
    }

    @Test
    void aWholeLastLineThatIsDamagedIsAProblem() {
        var record = JournalText.of(new Open(1, Backend.POSTGRES, ODD));
        var read = SegmentText.read(JournalText.HEADER + record.replace("open", "opem"));

        assertEquals("is damaged in line 2", read.problem());
    }

    @Test
    void damageBeforeTheEndIsAProblemAndTheRestIsRead() {
        var read = SegmentText.read(JournalText.HEADER
                + JournalText.of(new Open(1, Backend.POSTGRES, List.of(ODD.get(0))))
                        .replace("open", "opem")
                + JournalText.of(new Open(2, Backend.POSTGRES, List.of(ODD.get(1)))));

        assertEquals("is damaged in line 2", read.problem());
        assertEquals(1, read.pendingWrites().counts().total());
    }

    @Test
    void aSegmentWithoutItsHeaderIsAProblem() {
        var read = SegmentText.read(JournalText.of(new Open(1, Backend.POSTGRES, ODD)));
        assertNotNull(read.problem());
        assertFalse(read.newer());
    }

    @Test
    void aNewerVersionIsToldFromDamage() {
        assertTrue(SegmentText.read(line(JournalText.FORMAT + "\t2")).newer());
        assertFalse(SegmentText.read("00000000 " + JournalText.FORMAT + "\t2\n").newer());
    }

    @Test
    void theFewestRecordsAddUpToTheSame() {
        System.out.println("seed " + seed);
        for (int run = 0; run < 200; run++) {
            var pendingWrites = new PendingWrites();
            for (long id = 1; id <= 30; id++) {
                pendingWrites.apply(anyRecord(id));
            }
            var text = new StringBuilder(JournalText.HEADER);
            pendingWrites.records(30).forEach(record -> text.append(JournalText.of(record)));
            var again = SegmentText.read(text.toString());
            assertNull(again.problem(), () -> "seed " + seed);
            assertEquals(pendingWrites.records(0), again.pendingWrites().records(0), () -> "seed " + seed);
            assertEquals(pendingWrites.counts(), again.pendingWrites().counts(), () -> "seed " + seed);
            assertEquals(pendingWrites.blocked(), again.pendingWrites().blocked(), () -> "seed " + seed);
        }
    }

    private JournalRecord anyRecord(long id) {
        var earlier = 1 + random.nextInt((int) id);
        return switch (random.nextInt(12)) {
            case 0 -> new Take(id, source(id), keys(id));
            case 1, 2 -> new Dirty(earlier);
            case 3 -> new Done(earlier, keys(earlier));
            case 4 -> new InDoubt(earlier, NOW.plusSeconds(random.nextInt(4)));
            case 5 -> new Expire(NOW.plusSeconds(random.nextInt(2)));
            case 6, 7 -> new Block(earlier, keys(earlier).get(0), "reason " + id);
            case 8 -> random.nextInt(10) == 0 ? new Drop() : new Retry();
            case 9 -> new Open(earlier, source(earlier), keys(earlier));
            default -> new Open(id, source(id), keys(id));
        };
    }

    private static Backend source(long id) {
        return id % 3 == 0 ? Backend.POSTGRES : Backend.SUPABASE;
    }

    /** Of the one table of a pending write. */
    private List<RowKey> keys(long id) {
        var table = id % 2 == 0 ? "clients" : "services";
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(i -> new RowKey(table, List.of(String.valueOf(random.nextInt(5)), "7")))
                .distinct()
                .sorted()
                .toList();
    }

    @Test
    void manyRowsAreSplitIntoLines() {
        var keys = IntStream.range(0, 1_201)
                .mapToObj(i -> new RowKey("clients", List.of(String.valueOf(i), "7")))
                .toList();
        var pendingWrites = new PendingWrites();
        pendingWrites.apply(new Open(1, Backend.POSTGRES, keys));
        pendingWrites.apply(new Dirty(1));

        assertEquals(3 * 2, pendingWrites.records(0).size());
        var again = new PendingWrites();
        pendingWrites.records(0).forEach(again::apply);
        assertEquals(pendingWrites.counts(), again.counts());
    }
}

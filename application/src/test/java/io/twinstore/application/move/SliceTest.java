package io.twinstore.application.move;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.memory.MemoryRows;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A slice is read in as many lanes as a move reads in. */
class SliceTest {
    private static final Table TABLE = new Table("t", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());

    /** Two lanes, of which the first answers only when the second one asks. */
    private static final class TwoLanes extends MemoryRows {
        private final CountDownLatch both = new CountDownLatch(2);

        TwoLanes(int count) {
            for (int id = 1; id <= count; id++) {
                rows.add(new Json.Obj(Map.of("id", Json.of(new BigDecimal(id)))));
            }
        }

        @Override
        public int lanes() {
            return 2;
        }

        @Override
        public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
            both.countDown();
            try {
                assertTrue(both.await(30, TimeUnit.SECONDS), "one lane alone");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return super.readBetween(table, after, upTo, limit);
        }
    }

    @Test
    void itTakesTwoPagesALane() {
        var reader = new TwoLanes(100);
        var slice = Slice.of(reader, TABLE, 2, 100);
        assertEquals(0, reader.both.getCount());
        assertEquals(8, slice.rows());
        assertTrue(slice.nanos() > 0);
    }

    @Test
    void aShortTableIsReadAsAWhole() {
        assertEquals(3, Slice.of(new TwoLanes(3), TABLE, 2, 3).rows());
        assertEquals(0, Slice.of(new TwoLanes(0), TABLE, 2, 0).rows());
    }

    @Test
    void itsTimeIsSharedAmongItsRows() {
        assertEquals(250, new Slice(8, 1_000).nanosOf(2));
        assertEquals(1_000, new Slice(0, 1_000).nanosOf(0), "the question alone");
    }
}

package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;

/**
 * The first rows of a table, read the way that a move reads them: in as many lanes.
 *
 * @param rows how many were read
 * @param nanos how long that took
 */
public record Slice(long rows, long nanos) {
    /** Enough that each lane has something to do. */
    private static final int PAGES_A_LANE = 2;

    /** Reads it from a table that has about so many rows. */
    public static Slice of(TableReader reader, Table table, int pageSize, long total) {
        long begun = System.nanoTime();
        long most = (long) PAGES_A_LANE * pageSize * reader.lanes();
        var lanes = new TableLanes(reader, table, pageSize, total);
        long rows = 0;
        while (rows < most && lanes.hasNext()) {
            lanes.next();
            rows++;
        }
        return new Slice(rows, System.nanoTime() - begun);
    }

    /** How long so many of its rows took. */
    public long nanosOf(int some) {
        return rows == 0 ? nanos : Math.round((double) nanos * some / rows);
    }
}

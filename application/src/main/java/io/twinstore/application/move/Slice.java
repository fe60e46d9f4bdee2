package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * The first rows of a table, read the way that a move reads them: in as many lanes.
 *
 * @param page the first page of them; the others are counted and let go
 * @param rows how many were read
 * @param nanos how long that took
 */
public record Slice(List<Json.Obj> page, long rows, long nanos) {
    /** Enough that each lane has something to do. */
    private static final int PAGES_A_LANE = 2;

    /** Takes a copy. */
    public Slice {
        page = List.copyOf(page);
    }

    /** Reads it from a table that has about so many rows. */
    public static Slice of(TableReader reader, Table table, int pageSize, long total) {
        long begun = System.nanoTime();
        long most = (long) PAGES_A_LANE * pageSize * reader.lanes();
        var page = new ArrayList<Json.Obj>();
        long rows = 0;
        for (var lanes = new TableLanes(reader, table, pageSize, total); rows < most && lanes.hasNext(); rows++) {
            var row = lanes.next();
            if (page.size() < pageSize) {
                page.add(row);
            }
        }
        return new Slice(page, rows, System.nanoTime() - begun);
    }

    /** How long its first page alone takes of that. */
    public long pageNanos() {
        return rows == 0 ? nanos : Math.round((double) nanos * page.size() / rows);
    }
}

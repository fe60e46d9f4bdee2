package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import java.util.Iterator;

/** Rows on their way, counted and told to the progress. */
final class CountedRows<T> implements Iterator<T> {
    private static final int EVERY = 500;

    private final Iterator<T> rows;
    private final Table table;
    private final long total;
    private final Progress progress;
    private long count;
    private boolean ended;

    CountedRows(Iterator<T> rows, Table table, long total, Progress progress) {
        this(rows, table, 0, total, progress);
    }

    /** Counts on from so many. */
    CountedRows(Iterator<T> rows, Table table, long count, long total, Progress progress) {
        this.rows = rows;
        this.table = table;
        this.count = count;
        this.total = total;
        this.progress = progress;
        progress.rows(table, count, total);
    }

    @Override
    public boolean hasNext() {
        var more = rows.hasNext();
        if (!more && !ended) {
            ended = true;
            progress.rows(table, count, total);
        }
        return more;
    }

    @Override
    public T next() {
        if (++count % EVERY == 0) {
            progress.rows(table, count, total);
        }
        return rows.next();
    }
}

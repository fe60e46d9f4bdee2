package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * A whole table, read page by page after the last key until an empty page: a server may cap its answers, so a short page is
 * not the end, and an error never is.
 */
final class TablePages implements Iterator<Json.Obj> {
    private final TableReader reader;
    private final Table table;
    private final int pageSize;
    private Iterator<Json.Obj> page = List.<Json.Obj>of().iterator();
    private Json.@Nullable Obj last;
    private boolean ended;

    TablePages(TableReader reader, Table table, int pageSize) {
        this(reader, table, pageSize, null);
    }

    /** The rows after this one. */
    TablePages(TableReader reader, Table table, int pageSize, Json.@Nullable Obj last) {
        this.reader = reader;
        this.table = table;
        this.pageSize = pageSize;
        this.last = last;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            page = reader.readAfter(table, last, pageSize).iterator();
            ended = !page.hasNext();
        }
        return !ended;
    }

    @Override
    public Json.Obj next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        last = page.next();
        return last;
    }
}

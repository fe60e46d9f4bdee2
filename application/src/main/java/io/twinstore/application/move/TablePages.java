package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table, all of them or some, read page by page after the last key until an empty page: a server may cap its answers, so a short page is
 * not the end, and an error never is.
 */
final class TablePages implements Iterator<Json.Obj> {
    private final Pages pages;
    private Iterator<Json.Obj> page = List.<Json.Obj>of().iterator();
    private Json.@Nullable Obj last;
    private boolean ended;

    /** What comes after a row; null for the first page. */
    interface Pages {
        List<Json.Obj> after(Json.@Nullable Obj last);
    }

    /** The whole table. */
    TablePages(TableReader reader, Table table, int pageSize) {
        this(last -> reader.readAfter(table, last, pageSize));
    }

    TablePages(Pages pages) {
        this.pages = pages;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            page = pages.after(last).iterator();
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

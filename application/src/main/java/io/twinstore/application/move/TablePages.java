package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Rows of a table read page by page after the last key until an empty page: a server may cap its
 * answers, so a short page is not the end, and an error never is. The next page is read while somebody is busy with the rows
 * of one.
 */
final class TablePages implements Iterator<Json.Obj> {
    /** So many rows that are asked for by their keys take about as long as a page. */
    private static final int ROWS_AS_LONG_AS_A_PAGE = 200;

    private final Pages pages;
    private final Json.@Nullable Obj last;
    private Iterator<Json.Obj> page = List.<Json.Obj>of().iterator();
    private @Nullable CompletableFuture<List<Json.Obj>> ahead;
    private Json.@Nullable Obj lastEnd;
    private boolean ended;

    /** What comes after a row; null for the first page. */
    interface Pages {
        List<Json.Obj> after(Json.@Nullable Obj last);
    }

    /** Whether to read a whole table of so many rows takes less time than to ask for some of them by their keys. */
    static boolean areFaster(long total, int pageSize, int some) {
        return some > (total / pageSize + 1) * ROWS_AS_LONG_AS_A_PAGE;
    }

    /** What these pages answer. */
    TablePages(Pages pages) {
        this(pages, null);
    }

    /** What they answer after this row; null for the first page. */
    TablePages(Pages pages, Json.@Nullable Obj last) {
        this.pages = pages;
        this.last = last;
    }

    /** The same pages, the first of which is asked for now and not only when somebody wants its rows. */
    TablePages begun() {
        ahead = ask(last);
        return this;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            var rows = Background.answer(ahead == null ? ask(last) : ahead);
            ended = rows.isEmpty();
            if (!ended) {
                var end = rows.get(rows.size() - 1);
                requireProgress(end);
                ahead = ask(end);
            }
            page = rows.iterator();
        }
        return !ended;
    }

    /** A server that does not look at the key would answer the same page for ever. */
    private void requireProgress(Json.Obj end) {
        if (end.equals(lastEnd)) {
            throw new Unexpected(
                    "the server answers the same rows again and again; does a proxy change its requests?", null);
        }
        lastEnd = end;
    }

    private CompletableFuture<List<Json.Obj>> ask(Json.@Nullable Obj after) {
        return Background.ask(() -> pages.after(after));
    }

    @Override
    public Json.Obj next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}

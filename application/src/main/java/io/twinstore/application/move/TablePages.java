package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * A whole table, read page by page after the last key until an empty page: a server may cap its answers, so a short page is
 * not the end, and an error never is. The next page is read while somebody is busy with the rows of one.
 */
final class TablePages implements Iterator<Json.Obj> {
    private final TableReader reader;
    private final Table table;
    private final int pageSize;
    private Iterator<Json.Obj> page = List.<Json.Obj>of().iterator();
    private final Json.@Nullable Obj last;
    private @Nullable CompletableFuture<List<Json.Obj>> ahead;
    private boolean ended;

    TablePages(TableReader reader, Table table, int pageSize) {
        this(reader, table, pageSize, null);
    }

    /** The rows after this one; all when it is null. */
    TablePages(TableReader reader, Table table, int pageSize, Json.@Nullable Obj last) {
        this.reader = reader;
        this.table = table;
        this.pageSize = pageSize;
        this.last = last;
    }

    @Override
    public boolean hasNext() {
        if (!page.hasNext() && !ended) {
            var rows = answered(ahead == null ? ask(last) : ahead);
            ended = rows.isEmpty();
            if (!ended) {
                ahead = ask(rows.get(rows.size() - 1));
            }
            page = rows.iterator();
        }
        return !ended;
    }

    private CompletableFuture<List<Json.Obj>> ask(Json.@Nullable Obj after) {
        return CompletableFuture.supplyAsync(() -> reader.readAfter(table, after, pageSize), TablePages::inBackground);
    }

    private static void inBackground(Runnable work) {
        var thread = new Thread(work, "twinstore-next-page");
        thread.setDaemon(true);
        thread.start();
    }

    private static List<Json.Obj> answered(CompletableFuture<List<Json.Obj>> asked) {
        try {
            return asked.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException fault ? fault : e;
        }
    }

    @Override
    public Json.Obj next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return page.next();
    }
}

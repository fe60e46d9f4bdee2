package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * All rows of a table in the order of its key. Where the reader can be asked for several ranges of keys at once, ranges of two
 * pages are read ahead side by side, each up to a key that the reader named; what follows the last of them is read page by page
 * until an empty page. Keys are never compared here, since the order is the server's.
 */
final class TableLanes implements Iterator<Json.Obj> {
    /** Enough that the question for a range's end costs little, and few enough to be held in memory. */
    private static final int PAGES_A_RANGE = 2;

    /** How many bytes of rows may be read ahead; a table with large rows gets fewer lanes. */
    private static final long MEMORY = Runtime.getRuntime().maxMemory() / 8;

    /** Of so many rows, one is weighed. */
    private static final int WEIGHED = 50;

    private final TableReader reader;
    private final Table table;
    private final int pageSize;
    private final int range;
    private final Deque<CompletableFuture<Iterator<Json.Obj>>> ahead = new ArrayDeque<>();
    private Iterator<Json.Obj> rows = Collections.emptyIterator();

    /** The end of the ranges that were begun. */
    private Json.@Nullable Obj begun;

    /** The end of the next range; null when it is not to be asked for. */
    private @Nullable CompletableFuture<Optional<Json.Obj>> end;

    /** About how many rows come after the ranges that were begun. */
    private long left;

    private boolean lastBegun;

    /** About how many bytes a range has; until one was read, two ranges may be begun. */
    private volatile long rangeBytes = MEMORY / 2;

    /** The whole table, which has about so many rows. */
    TableLanes(TableReader reader, Table table, int pageSize, long total) {
        this(reader, table, pageSize, null, total);
    }

    /** About so many rows after this one; null for the whole table. */
    TableLanes(TableReader reader, Table table, int pageSize, Json.@Nullable Obj last, long left) {
        this.reader = reader;
        this.table = table;
        this.pageSize = pageSize;
        this.range = Math.multiplyExact(PAGES_A_RANGE, pageSize);
        this.begun = last;
        this.left = left;
        end = nextEnd();
    }

    @Override
    public boolean hasNext() {
        while (!rows.hasNext()) {
            fill();
            if (ahead.isEmpty()) {
                return false;
            }
            rows = Background.answer(ahead.element());
            ahead.remove();
            fill(); // so that the store is busy while these rows are
        }
        return true;
    }

    @Override
    public Json.Obj next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return rows.next();
    }

    private void fill() {
        while (!lastBegun && ahead.size() < lanes()) {
            ahead.add(begin());
        }
    }

    private long lanes() {
        return Math.max(1, Math.min(reader.lanes(), MEMORY / rangeBytes));
    }

    /** An error waits until it is its turn, so that the rows before it are not lost. */
    private CompletableFuture<Iterator<Json.Obj>> begin() {
        try {
            var upTo = end == null ? Optional.<Json.Obj>empty() : Background.answer(end);
            return upTo.isPresent() ? beginRange(upTo.get()) : beginLast();
        } catch (RuntimeException e) {
            lastBegun = true;
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Iterator<Json.Obj>> beginRange(Json.Obj upTo) {
        var after = begun;
        begun = upTo;
        left -= range;
        end = nextEnd();
        return Background.ask(() -> range(after, upTo));
    }

    private CompletableFuture<Iterator<Json.Obj>> beginLast() {
        var after = begun;
        lastBegun = true;
        var pages = new TablePages(last -> reader.readAfter(table, last, pageSize), after);
        return CompletableFuture.completedFuture(pages.begun());
    }

    /** Asks ahead where the next range ends, unless so few rows are left that they are one range. */
    private @Nullable CompletableFuture<Optional<Json.Obj>> nextEnd() {
        var after = begun;
        return left > range && reader.lanes() > 1 ? Background.ask(() -> reader.keyAfter(table, after, range)) : null;
    }

    /**
     * The range is whole with the row at its end; when that was deleted, with an empty page. Of large rows only some are read
     * ahead.
     */
    private Iterator<Json.Obj> range(Json.@Nullable Obj after, Json.Obj upTo) {
        var key = table.keyOf(upTo);
        var rest = new TablePages(
                last -> last != null && table.keyOf(last).equals(key)
                        ? Collections.emptyList()
                        : reader.readBetween(table, last, upTo, pageSize),
                after);
        var found = new ArrayList<Json.Obj>();
        long bytes = 1;
        while (bytes <= MEMORY / 2 && rest.hasNext()) {
            var row = rest.next();
            bytes += found.size() % WEIGHED == 0 ? (long) WEIGHED * Json.utf8(row).length : 0;
            found.add(row);
        }
        rangeBytes = bytes;
        return both(found.iterator(), rest);
    }

    private static Iterator<Json.Obj> both(Iterator<Json.Obj> first, Iterator<Json.Obj> then) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return first.hasNext() || then.hasNext();
            }

            @Override
            public Json.Obj next() {
                return (first.hasNext() ? first : then).next();
            }
        };
    }
}

package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads on when a store that could not serve serves again: a move takes hours, and an outage of minutes must not end it. It
 * says whom it waits for, and errors name the store and the table.
 */
public final class PatientReader implements TableReader {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private static final int SMALLEST_SHARE = 64;

    /** After so many pages in time they may be larger again. */
    private static final int GOOD_PAGES = 20;

    private final TableReader reader;
    private final Duration patience;
    private final Progress progress;

    /** Pages are this part of what is asked for: a server that runs out of time gets smaller ones for a while. */
    private int share = 1;

    private int goodPages;

    /** Waits no longer than this at once. */
    public PatientReader(TableReader reader, Duration patience, Progress progress) {
        this.reader = reader;
        this.patience = patience;
        this.progress = progress;
    }

    @Override
    public String place() {
        return reader.place();
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        return ask(table, () -> page(table, after, limit));
    }

    private List<Json.Obj> page(Table table, Json.@Nullable Obj after, int limit) {
        try {
            var page = reader.readAfter(table, after, Math.max(1, limit / share));
            if (share > 1 && ++goodPages >= GOOD_PAGES) {
                share /= 2;
                goodPages = 0;
            }
            return page;
        } catch (TimedOut e) {
            share = Math.min(SMALLEST_SHARE, share * 2);
            goodPages = 0;
            throw e;
        }
    }

    @Override
    public Optional<Json.Obj> find(Table table, Json.Obj key) {
        return ask(table, () -> reader.find(table, key));
    }

    @Override
    public RowCount count(Table table) {
        var count = ask(table, () -> reader.count(table));
        if (count.byRanges()) {
            progress.note(place() + ", table " + table
                    + ": counted by ranges of keys, since the server ended a count of" + " the whole table");
        }
        return count;
    }

    private <T> T ask(Table table, Supplier<T> question) {
        long fault = 0;
        var wait = Duration.ofSeconds(1);
        for (boolean waited = false; ; waited = true) {
            try {
                var answer = question.get();
                if (waited) {
                    progress.note(
                            place() + " answers again after " + since(fault).toSeconds() + " s");
                }
                return answer;
            } catch (Unavailable | TimedOut e) {
                fault = waited ? fault : System.nanoTime();
                var asked = e instanceof Unavailable down ? down.retryAfter() : Duration.ZERO;
                var pause = asked.compareTo(wait) > 0 ? asked : wait;
                if (since(fault).plus(pause).compareTo(patience) > 0) {
                    throw e.about(place() + ", table " + table);
                }
                progress.note(place() + ", table " + table + ": " + e.getMessage() + "; waiting up to "
                        + patience.minus(since(fault)).toSeconds() + " s more for it");
                pause(pause, e);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
            } catch (StoreException e) {
                throw e.about(place() + ", table " + table);
            }
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }

    private static void pause(Duration pause, StoreException fault) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
    }
}

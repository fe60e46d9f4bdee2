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

    /** Enough for any page: a table is read one row at a time then. */
    private static final int LEAST_SHARE = 1 << 16;

    private final TableReader reader;
    private final Duration patience;
    private final Progress progress;

    /** Pages are this part of what is asked for; a server that runs out of time gets smaller ones from then on. */
    private int share = 1;

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
        return ask(table, () -> reader.readAfter(table, after, Math.max(1, limit / share)));
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
        long begin = System.nanoTime();
        var wait = Duration.ofSeconds(1);
        for (boolean waited = false; ; waited = true) {
            try {
                var answer = question.get();
                if (waited) {
                    progress.note(
                            place() + " answers again after " + since(begin).toSeconds() + " s");
                }
                return answer;
            } catch (Unavailable | TimedOut e) {
                var asked = e instanceof Unavailable down ? down.retryAfter() : Duration.ZERO;
                var pause = asked.compareTo(wait) > 0 ? asked : wait;
                if (since(begin).plus(pause).compareTo(patience) > 0) {
                    throw e.about(place() + ", table " + table);
                }
                progress.note(place() + ", table " + table + ": " + e.getMessage() + "; waiting up to "
                        + patience.minus(since(begin)).toSeconds() + " s more for it");
                pause(pause, e);
                wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
                share = e instanceof TimedOut && share < LEAST_SHARE ? share * 2 : share;
            } catch (StoreException e) {
                throw e.about(place() + ", table " + table);
            }
        }
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
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

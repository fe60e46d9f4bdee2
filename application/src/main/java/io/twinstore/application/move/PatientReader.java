package io.twinstore.application.move;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.tables.DigestSums;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads on when a store that could not serve serves again: a move takes hours, and an outage of minutes must not end it. It
 * says whom it waits for, and errors name the store and the table.
 */
public final class PatientReader implements TableReader {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);

    private final TableReader reader;
    private final Duration timeout;
    private final Progress progress;

    private final Pace pace = new Pace();

    /** How many rows each table counted. */
    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /** Waits no longer than this at once. */
    public PatientReader(TableReader reader, Duration timeout, Progress progress) {
        this.reader = reader;
        this.timeout = timeout;
        this.progress = progress;
    }

    @Override
    public String place() {
        return reader.place();
    }

    @Override
    public List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit) {
        return ask(table, () -> page(table, after, limit, rows -> reader.readAfter(table, after, rows)));
    }

    @Override
    public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
        return ask(table, () -> page(table, after, limit, rows -> reader.readBetween(table, after, upTo, rows)));
    }

    @Override
    public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
        return ask(table, () -> reader.keyAfter(table, after, rows));
    }

    @Override
    public int lanes() {
        return reader.lanes();
    }

    @Override
    public List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit) {
        return ask(table, () -> page(limit, rows -> reader.changedAfter(table, since, after, rows)));
    }

    @Override
    public List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit) {
        return ask(table, () -> page(table, after, limit, rows -> reader.keysAfter(table, after, rows)));
    }

    @Override
    public Instant now(Table table) {
        return ask(table, () -> reader.now(table));
    }

    /** The first rows of a table, or others of it. */
    private List<Json.Obj> page(Table table, Json.@Nullable Obj after, int limit, IntFunction<List<Json.Obj>> read) {
        return page(limit, rows -> {
            var page = read.apply(rows);
            if (after == null) {
                checkCap(table, page.size(), reader.leastRows(table, rows));
            }
            return page;
        });
    }

    private List<Json.Obj> page(int limit, IntFunction<List<Json.Obj>> read) {
        int rows = pace.rows(limit);
        try {
            return read.apply(rows);
        } catch (TimedOut e) {
            pace.tooLong(limit, rows);
            throw e;
        }
    }

    /**
     * A short first page of a table that counts far more rows shows how many the server gives at most.
     *
     * @param asked without those that the reader itself may have left out
     */
    private void checkCap(Table table, int given, int asked) {
        long counted = counts.getOrDefault(table.name(), 0L);
        if (given > 0 && given < asked && counted >= asked && given <= counted / 2 && pace.capped(given)) {
            progress.note(
                    place() + ": the server gives at most " + given + " rows an answer (asked for " + asked + ")");
        }
    }

    @Override
    public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
        return ask(table, () -> reader.findAll(table, keys));
    }

    @Override
    public RowCount count(Table table) {
        var count = ask(table, () -> reader.count(table));
        counts.put(table.name(), count.rows());
        if (count.byRanges()) {
            progress.note(place() + ", table " + table
                    + ": counted by ranges of keys, since the server ended a count of the whole table");
        }
        return count;
    }

    /** The same patience with questions for digests of this reader's store. */
    public RowDigests patient(RowDigests digests) {
        return (table, keys) -> ask(table, () -> digests.of(table, keys));
    }

    /** The same patience with questions for sums of them. */
    public DigestSums patient(DigestSums sums) {
        return new DigestSums() {
            @Override
            public Map<Integer, Sum> sums(Table table) {
                return ask(table, () -> sums.sums(table));
            }

            @Override
            public Map<Json.Obj, String> digests(Table table, Set<Integer> buckets) {
                return ask(table, () -> sums.digests(table, buckets));
            }
        };
    }

    private <T> T ask(Table table, Supplier<T> question) {
        return pace.inTurn(() -> askPatiently(place() + ", table " + table, question));
    }

    private <T> T askPatiently(String where, Supplier<T> question) {
        long firstFault = 0;
        boolean waited = false;
        for (int faults = 0; ; faults++) {
            try {
                var answer = question.get();
                if (waited) {
                    progress.note(place() + " answers again after "
                            + since(firstFault).toSeconds() + " s");
                }
                return answer;
            } catch (Unavailable | TimedOut e) {
                firstFault = faults == 0 ? System.nanoTime() : firstFault;
                if (pace.failedAlone()) { // otherwise another question has waited, or did not need to
                    waitFor(where, e, pause(e, faults), timeout.minus(since(firstFault)));
                    waited = true;
                }
            } catch (StoreException e) {
                throw e.about(where);
            }
        }
    }

    /** What the store asks for, but at least 1, 2, 4 ... seconds. */
    private static Duration pause(StoreException fault, int faults) {
        var backoff = Duration.ofSeconds(1L << Math.min(faults, 4));
        var ours = backoff.compareTo(LONGEST_WAIT) < 0 ? backoff : LONGEST_WAIT;
        var asked = fault instanceof Unavailable down ? down.retryAfter() : Duration.ZERO;
        return asked.compareTo(ours) > 0 ? asked : ours;
    }

    private void waitFor(String where, StoreException fault, Duration pause, Duration left) {
        if (pause.compareTo(left) > 0) {
            throw fault.about(where);
        }
        progress.note(where + ": " + fault.getMessage() + "; waiting up to " + left.toSeconds() + " s more for it");
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault.about(where);
        }
    }

    private static Duration since(long moment) {
        return Duration.ofNanos(System.nanoTime() - moment);
    }
}

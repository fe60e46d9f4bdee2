package io.twinstore.application.status;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** How many rows of a table pass in a second, by the last ten seconds, and how long the others take at this rate. */
public final class RowRate {
    private static final Duration WINDOW = Duration.ofSeconds(10);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final Deque<Sample> samples = new ArrayDeque<>();
    private String table = "";
    private Sample last = new Sample(Instant.MIN, 0);

    private record Sample(Instant at, long rows) {}

    /** So many rows of the table are done now; another table, or fewer rows than before, begin anew. */
    public void rows(String name, long rows, Instant now) {
        if (!name.equals(table) || rows < last.rows() || now.isBefore(last.at())) {
            samples.clear();
            table = name;
        }
        last = new Sample(now, rows);
        if (samples.isEmpty() || !now.isBefore(samples.getLast().at().plus(EVERY))) {
            samples.add(last);
        }
        var first = samples.getFirst();
        while (first.at().isBefore(now.minus(WINDOW)) && samples.size() > 2) {
            samples.removeFirst();
            first = samples.getFirst();
        }
    }

    /** Rows a second; null before half a second has passed. */
    public @Nullable Long perSecond() {
        if (samples.isEmpty()) {
            return null;
        }
        var first = samples.getFirst();
        var passed = Duration.between(first.at(), last.at());
        return passed.compareTo(EVERY) < 0 ? null : Math.round((last.rows() - first.rows()) * 1e9 / passed.toNanos());
    }

    /** How long the rows take that are left of so many, rounded up; null when the rate does not tell. */
    public @Nullable Long secondsLeft(long total) {
        var rate = perSecond();
        return rate == null || rate == 0 ? null : (long) Math.ceil((double) Math.max(0, total - last.rows()) / rate);
    }
}

package io.twinstore.bootstrap.metrics;

import io.twinstore.bootstrap.disk.ProcessName;
import io.twinstore.bootstrap.metrics.Snapshot.Line;
import io.twinstore.bootstrap.metrics.Snapshot.Pool;
import io.twinstore.domain.store.Backend;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells twice a second what this process has measured in the current hour; that it cannot be told is said once. */
public final class SnapshotPublisher implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPublisher.class);
    private static final long EVERY_MILLIS = 500;

    private final CallRecorder calls;
    private final Supplier<Optional<Pool>> pool;
    private final Supplier<List<Backend>> refused;
    private final Supplier<Optional<Duration>> waiting;
    private final Consumer<Snapshot> told;
    private final Clock clock;
    private final String id = ProcessHandle.current().pid() + "-" + UUID.randomUUID();
    private final ScheduledExecutorService teller = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-snapshots");
        thread.setDaemon(true);
        return thread;
    });

    private Instant hour = Instant.MIN;
    private MeasuredCalls measured = MeasuredCalls.NONE;
    private final Map<CallKind, Line> lines = new HashMap<>();
    private int mostActive;
    private boolean warned;

    /**
     * Starts to tell.
     *
     * @param refused the stores that are left alone because they were down repeatedly
     * @param waiting for how long rows have waited for the other store; nothing when none waits
     * @param told who keeps the latest snapshot of each hour
     */
    public SnapshotPublisher(
            CallRecorder calls,
            Supplier<Optional<Pool>> pool,
            Supplier<List<Backend>> refused,
            Supplier<Optional<Duration>> waiting,
            Consumer<Snapshot> told,
            Clock clock) {
        this.calls = calls;
        this.pool = pool;
        this.refused = refused;
        this.waiting = waiting;
        this.told = told;
        this.clock = clock;
        var unused = teller.scheduleWithFixedDelay(this::tell, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void tell() {
        try {
            told.accept(snapshot());
            warned = false;
        } catch (UncheckedIOException e) {
            if (!warned) {
                LOG.warn("what this process measures is not told: {}", e.getMessage());
                warned = true;
            }
        } catch (RuntimeException e) {
            LOG.warn("what this process measures is not told, by a fault of this library", e);
        }
    }

    private Snapshot snapshot() {
        var now = clock.instant();
        var current = now.truncatedTo(ChronoUnit.HOURS);
        if (!current.equals(hour)) {
            hour = current;
            measured = MeasuredCalls.NONE;
            lines.clear();
            mostActive = 0;
        }
        var taken = calls.take();
        measured = measured.plus(taken);
        taken.kinds().forEach(kind -> lines.put(kind, line(kind)));
        return new Snapshot(
                id, now, ProcessName.own(), new ArrayList<>(lines.values()), pool(), refused.get(), waiting());
    }

    private Line line(CallKind kind) {
        return Line.of(kind, measured.histogram(kind));
    }

    private @Nullable Pool pool() {
        var found = pool.get().orElse(null);
        if (found == null) {
            return null;
        }
        mostActive = Math.max(mostActive, found.active());
        return new Pool(found.size(), found.active(), mostActive, found.waiting());
    }

    private @Nullable Long waiting() {
        return waiting.get().map(Duration::toMillis).orElse(null);
    }

    /** Tells once more, then no longer. */
    @Override
    public void close() {
        teller.shutdown();
        tell();
    }
}

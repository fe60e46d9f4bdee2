package io.twinstore.bootstrap.serve;

import io.twinstore.application.flags.SettingException;
import io.twinstore.bootstrap.files.JsonDocument;
import io.twinstore.bootstrap.live.LiveView;
import io.twinstore.bootstrap.live.LiveView.Look;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks once a second for all who watch, however many these are. */
final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final long EVERY_MILLIS = 1_000;

    private final LiveView view;
    private final History history = new History();
    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-dashboard");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable Seen told;
    private @Nullable Look last;
    private @Nullable String problem;
    private long number;
    private boolean closed;

    Broadcast(LiveView view) {
        this.view = view;
        var unused = looking.scheduleAtFixedRate(this::look, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            var seen = view.look();
            var line = JsonDocument.text(seen.document());
            history.add(seen.document().sample());
            synchronized (this) {
                last = seen;
                problem = null;
                tell("status", line);
            }
        } catch (SettingException | UncheckedIOException e) {
            standStill(String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            standStill("a fault of this library (" + e.getClass().getSimpleName() + "); please report it");
        }
    }

    /** Says it once in the log, and to everybody who asks meanwhile: what was seen before is old. */
    private synchronized void standStill(String reason) {
        if (!reason.equals(problem)) {
            LOG.warn("nothing can be seen: {}", reason);
        }
        problem = reason;
        var since = last == null ? null : last.document().at();
        tell("unseen", JsonDocument.text(new Unseen(since, reason)));
    }

    private synchronized void tell(String event, String text) {
        number++;
        told = new Seen(number, event, text);
        notifyAll();
    }

    History history() {
        return history;
    }

    /**
     * What was seen last.
     *
     * @throws NotSeenException when nothing can be seen now
     */
    synchronized Look requireLast() {
        if (problem != null) {
            throw new NotSeenException(problem);
        }
        if (last == null) {
            throw new NotSeenException("nothing was seen yet; ask again in a second");
        }
        return last;
    }

    /** What a look came to, and its number: a {@code status} with the document, or {@code unseen} with why there is none. */
    record Seen(long number, String event, String text) {}

    /**
     * That nothing can be seen.
     *
     * @param since when something was; null when nothing ever was
     */
    private record Unseen(@Nullable Instant since, String reason) {}

    /** Waits for the next look after that number, at most so long; null when there was none, or it is closed. */
    @Nullable
    synchronized Seen after(long seen, long millis) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (number <= seen && !closed) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return null;
            }
            wait(left);
        }
        return closed ? null : told;
    }

    synchronized boolean closed() {
        return closed;
    }

    @Override
    public void close() {
        looking.shutdownNow();
        synchronized (this) {
            closed = true;
            notifyAll();
        }
    }
}

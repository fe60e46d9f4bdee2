package io.twinstore.bootstrap.state;

import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.masking.MaskedFault;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The write fence of this process: it holds its OS lock for writing while writes are under way, and gives it back when
 * it sees that {@link ClosedFence} asks for it. Whoever takes the lock looks for that after taking it, so that one of
 * the two always sees the other; and learns the flags anew, since the primary may have changed meanwhile.
 */
final class FencedWrites implements ActiveWrites {
    private static final Logger LOG = LoggerFactory.getLogger(FencedWrites.class);
    private static final long LOOK_MILLIS = 20;

    private final PrivateDirectory state;
    private final ProcessFiles registration;
    private final BooleanSupplier learnFlags;
    private final Duration timeout;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final ScheduledExecutorService watcher = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-write-fence");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ProcessLock held;
    private boolean closing;
    private boolean idle;
    private int active;

    /**
     * For this process.
     *
     * @param learnFlags asked whenever the lock was taken; answers whether the primary is known
     */
    FencedWrites(PrivateDirectory state, ProcessFiles registration, BooleanSupplier learnFlags, Duration timeout) {
        this.state = state;
        this.registration = registration;
        this.learnFlags = learnFlags;
        this.timeout = timeout;
        var unused = watcher.scheduleWithFixedDelay(this::watch, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public ActiveWrite enter() {
        lock.lock();
        try {
            long left = timeout.toNanos();
            while (!admits()) {
                if (left <= 0) {
                    throw new Unavailable("the primary is being changed; nothing was sent, try again", null);
                }
                left = opened.awaitNanos(left);
            }
            active++;
            idle = false;
            return this::leave;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the primary was being changed; nothing was sent", e);
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            release();
            throw new Unavailable(
                    "the write fence in TWINSTORE_HOME cannot be read (" + e.getMessage() + "), so nothing was sent",
                    e);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock for writing if it is not held; false while the write fence is closed. */
    private boolean admits() throws IOException {
        if (held == null && !closing) {
            held = registration.write();
            closing = ClosedFence.isClosed(state);
            if (closing) {
                release();
            } else if (!learnFlags.getAsBoolean()) {
                release();
                throw new Unavailable(
                        "the primary cannot be read in TWINSTORE_HOME, so nothing was sent; see the log", null);
            }
        }
        return !closing;
    }

    private void leave() {
        lock.lock();
        try {
            active--;
            if (closing && active == 0) {
                release();
            }
        } finally {
            lock.unlock();
        }
    }

    private void release() {
        if (held != null) {
            held.close();
            held = null;
        }
    }

    private void watch() {
        lock.lock();
        try {
            look();
        } catch (Throwable e) {
            LOG.error("the write fence cannot be read", MaskedFault.of(e)); // and stays as it is until it can
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        closing = ClosedFence.isClosed(state);
        if (active == 0 && (closing || idle)) {
            release();
        }
        idle = active == 0;
        if (!closing) {
            opened.signalAll();
        }
    }

    @Override
    public void close() {
        watcher.shutdown();
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }
}

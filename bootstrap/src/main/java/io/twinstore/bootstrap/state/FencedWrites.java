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
 * it sees that
 * {@link ClosedFence} asks for it. Whoever takes the lock looks for that after taking it, so that one of the two always sees
 * the other; and learns the flags anew, since the primary may have changed meanwhile.
 */
final class FencedWrites implements ActiveWrites {
    private static final Logger LOG = LoggerFactory.getLogger(FencedWrites.class);
    private static final long LOOK_MILLIS = 20;

    private final PrivateDirectory home;
    private final ProcessFiles presence;
    private final BooleanSupplier learnFlags;
    private final Duration patience;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private final ScheduledExecutorService keeper = Executors.newSingleThreadScheduledExecutor(work -> {
        var thread = new Thread(work, "twinstore-gate");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable ProcessLock held;
    private boolean closing;
    private boolean idle;
    private int underWay;

    /**
     * For this process.
     *
     * @param learnFlags asked whenever the lock was taken; answers whether the primary is known
     */
    FencedWrites(PrivateDirectory home, ProcessFiles presence, BooleanSupplier learnFlags, Duration patience) {
        this.home = home;
        this.presence = presence;
        this.learnFlags = learnFlags;
        this.patience = patience;
        var unused = keeper.scheduleWithFixedDelay(this::keep, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public ActiveWrite enter() {
        lock.lock();
        try {
            long left = patience.toNanos();
            while (!admits()) {
                if (left <= 0) {
                    throw new Unavailable("the source of truth is being changed; nothing was sent, try again", null);
                }
                left = opened.awaitNanos(left);
            }
            underWay++;
            idle = false;
            return this::leave;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted while the source of truth was being changed; nothing was sent", e);
        } catch (StoreException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            release();
            throw new Unavailable(
                    "the gate in TWINSTORE_HOME cannot be looked at (" + e.getMessage() + "), so nothing was sent", e);
        } finally {
            lock.unlock();
        }
    }

    /** Takes the lock for writing if it is not held; false while the write fence is closed. */
    private boolean admits() throws IOException {
        if (held == null && !closing) {
            held = presence.write();
            closing = ClosedFence.isClosed(home);
            if (closing) {
                release();
            } else if (!learnFlags.getAsBoolean()) {
                release();
                throw new Unavailable(
                        "the source of truth cannot be read in TWINSTORE_HOME, so nothing was sent; see the log", null);
            }
        }
        return !closing;
    }

    private void leave() {
        lock.lock();
        try {
            underWay--;
            if (closing && underWay == 0) {
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

    private void keep() {
        lock.lock();
        try {
            look();
        } catch (Throwable e) {
            LOG.error("the gate cannot be looked at", MaskedFault.of(e)); // and stays as it is until it can
        } finally {
            lock.unlock();
        }
    }

    private void look() {
        closing = ClosedFence.isClosed(home);
        if (underWay == 0 && (closing || idle)) {
            release();
        }
        idle = underWay == 0;
        if (!closing) {
            opened.signalAll();
        }
    }

    @Override
    public void close() {
        keeper.shutdown();
        lock.lock();
        try {
            release();
        } finally {
            lock.unlock();
        }
    }
}

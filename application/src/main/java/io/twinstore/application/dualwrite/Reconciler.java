package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import java.util.concurrent.Callable;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Reconciles in the background what is dirty, in doubt for long enough, or left by a process that died; backs off while
 * a store is down.
 */
final class Reconciler implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Reconciler.class.getName());
    private static final long SHORTEST_MILLIS = 200;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long BLOCKED_MILLIS = 60_000;
    private static final long LONGEST_END_MILLIS = 2_000;

    private final Journal journal;
    private final Replay replay;
    private final ScheduledExecutorService thread;
    private volatile long pause = SHORTEST_MILLIS;
    private long untilBlocked = BLOCKED_MILLIS;
    private boolean said;

    Reconciler(Journal journal, Replay replay) {
        this.journal = journal;
        this.replay = replay;
        var executor = new ScheduledThreadPoolExecutor(1, work -> thread(work, "twinstore-reconciler"));
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        thread = executor;
        var unused = thread.schedule(this::run, SHORTEST_MILLIS, TimeUnit.MILLISECONDS);
    }

    static Thread thread(Runnable work, String name) {
        var thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    private void run() {
        boolean reconciled = false;
        try {
            reconciled = reconciled();
        } finally { // whatever it was, the next time may go well
            pause = reconciled ? SHORTEST_MILLIS : Math.min(LONGEST_MILLIS, pause * 2);
            if (!thread.isShutdown()) {
                var unused = thread.schedule(this::run, pause, TimeUnit.MILLISECONDS);
            }
        }
    }

    /** Rows of its own are reconciled even when those that others have left cannot be had; false to be patient. */
    private boolean reconciled() {
        boolean adopted = tried(journal::adopt);
        var before = journal.counts();
        boolean reconciled = tried(this::reconcile);
        var after = journal.counts();
        boolean stuck = after.dirty() > 0 && after.equals(before); // such as rows whose parents are in doubt
        return adopted && reconciled && !stuck;
    }

    private boolean tried(Callable<?> work) {
        try {
            var unused = work.call();
            return true;
        } catch (StoreException e) {
            failed(e);
        } catch (Exception e) {
            LOG.log(System.Logger.Level.ERROR, "the journal of writes cannot be worked off", MaskedFault.of(e));
        }
        return false;
    }

    private boolean reconcile() {
        journal.expire();
        journal.compact();
        untilBlocked -= pause;
        if (untilBlocked <= 0) {
            untilBlocked = BLOCKED_MILLIS;
            journal.retry();
        }
        replay.reconcileDirty();
        said = false;
        return true;
    }

    /** Says once that a store is down, until it is back. */
    synchronized void failed(StoreException e) {
        if (!said) {
            LOG.log(System.Logger.Level.WARNING, "rows wait to be copied to the other store: {0}", e.getMessage());
        }
        said = true;
    }

    /** Lets a reconciliation that is under way end for a moment: an interrupt would close the file that it writes to. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_END_MILLIS, TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}

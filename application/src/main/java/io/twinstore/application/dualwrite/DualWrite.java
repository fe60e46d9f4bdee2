package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Writes to the primary, and what that answered to the other store, whose failure never fails the call. */
public final class DualWrite implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DualWrite.class.getName());
    private static final int WAITING = 1_000;

    private final Journal journal;
    private final TwinStores stores;
    private final Duration wait;
    private final Reconciler reconciler;
    private final ThreadPoolExecutor applies;
    /** Whether the other store took longer than a caller waits when it was asked last; then nobody waits until it is back. */
    private volatile boolean slow;

    /**
     * Over both stores.
     *
     * @param wait how long a caller waits for the first attempt at the other store
     * @param threads how many rows are copied at once
     */
    public DualWrite(Journal journal, TwinStores stores, Duration wait, int threads) {
        this.journal = journal;
        this.stores = stores;
        this.wait = wait;
        reconciler = new Reconciler(journal, new Replay(journal, stores));
        applies = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> Reconciler.thread(work, "twinstore-dual-write"));
    }

    /** The pending writes of this process. */
    public Journal journal() {
        return journal;
    }

    /**
     * Journals the rows, writes them to the primary and copies its answer to the other store.
     *
     * @param write sends the batch to the primary and answers the stored rows
     * @throws StoreException when the primary refused or did not answer, or the pending writes could not be made durable
     */
    public <A> List<Row<A>> write(Backend source, Batch<A> batch, Supplier<List<Row<A>>> write) {
        var keys = batch.rows().stream().map(RowKey::of).toList();
        var twins = JournaledWrite.begin(journal, stores, source, keys);
        var stored = twins.send(write);
        copy(twins, stored);
        return stored;
    }

    private <A> void copy(JournaledWrite twins, List<Row<A>> stored) {
        var rows = new TreeMap<RowKey, Optional<Json.Obj>>();
        stored.forEach(row -> rows.put(RowKey.of(row), Optional.of(row.toJson())));
        var copy = new Copy(twins, rows);
        if (slow && !applies.getQueue().isEmpty()) {
            twins.leave(); // nobody waits, so rows would pile up
            return;
        }
        try {
            applies.execute(copy);
            if (!slow && !copy.first.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                slow = true;
            }
        } catch (RejectedExecutionException e) {
            twins.leave(); // too many wait already, or the process ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The rows of one write on their way to the other store. */
    private final class Copy implements Runnable {
        private final JournaledWrite twins;
        private final SortedMap<RowKey, Optional<Json.Obj>> rows;
        private final CountDownLatch first = new CountDownLatch(1);
        private final long began = System.nanoTime();

        private Copy(JournaledWrite twins, SortedMap<RowKey, Optional<Json.Obj>> rows) {
            this.twins = twins;
            this.rows = rows;
        }

        @Override
        public void run() {
            try {
                var reconciliation = twins.reconciliation(rows);
                while (reconciliation.step()) {
                    if (reconciliation.isFirstApplied()) {
                        answered();
                    }
                }
            } catch (StoreException e) {
                reconciler.failed(e);
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a fault of this library while a row was copied", MaskedFault.of(e));
            } finally {
                answered();
            }
        }

        private void answered() {
            if (first.getCount() > 0) {
                slow = System.nanoTime() - began > wait.toNanos();
                first.countDown();
            }
        }
    }

    /** Lets what is under way end for a moment; what does not will be in doubt. */
    @Override
    public void close() {
        Closer.closeAll(reconciler::close, this::awaitApplies, journal::close);
    }

    private void awaitApplies() {
        applies.shutdown();
        try {
            if (!applies.awaitTermination(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                end();
            }
        } catch (InterruptedException e) {
            end();
            Thread.currentThread().interrupt();
        }
    }

    /** What has not begun is left to whoever takes the segment up; nothing of it was sent. */
    private void end() {
        applies.shutdownNow().forEach(copy -> ((Copy) copy).twins.leave());
    }
}

package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.MaskedFault;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Fields;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Writes to the source of truth, and what that answered to the other store, whose failure never fails the call. */
public final class DualWrite implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(DualWrite.class.getName());
    private static final int WAITING = 1_000;

    private final Journal journal;
    private final TwinStores stores;
    private final Duration wait;
    private final Settler settler;
    private final ExecutorService applies;
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
        settler = new Settler(journal, new Replay(journal, stores));
        applies = new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING),
                work -> Settler.thread(work, "twinstore-dual-write"));
    }

    /** The marks of this process. */
    public Journal journal() {
        return journal;
    }

    /** Settles in the background what is dirty, from now on and soon. */
    public void hurry() {
        settler.hurry();
    }

    /**
     * Marks the rows, writes them to the source of truth and copies its answer to the other store.
     *
     * @param write sends the batch to the source of truth and answers the stored rows
     * @throws StoreException when the source of truth refused or did not answer, or the marks could not be made durable
     */
    public <A> List<Fields<A>> write(Backend source, Batch<A> batch, Supplier<List<Fields<A>>> write) {
        var keys = batch.rows().stream().map(RowKey::of).toList();
        var twins = TwinWrite.begin(journal, stores, source, keys);
        var stored = twins.send(write);
        copy(twins, stored);
        return stored;
    }

    private <A> void copy(TwinWrite twins, List<Fields<A>> stored) {
        var rows = new TreeMap<RowKey, Optional<Json.Obj>>();
        stored.forEach(row -> rows.put(RowKey.of(row), Optional.of(row.toJson())));
        var first = new CountDownLatch(1);
        try {
            long began = System.nanoTime();
            applies.execute(() -> settle(twins.settlement(rows), first, began));
            if (!slow && !first.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                slow = true;
            }
        } catch (RejectedExecutionException e) {
            twins.leave(); // too many wait already, or the process ends
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void settle(Settlement settlement, CountDownLatch first, long began) {
        try {
            while (settlement.step()) {
                if (settlement.isFirstApplied()) {
                    answered(first, began);
                }
            }
        } catch (StoreException e) {
            settler.failed(e);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a fault of this library while a row was copied", MaskedFault.of(e));
        } finally {
            answered(first, began);
        }
    }

    private void answered(CountDownLatch first, long began) {
        if (first.getCount() > 0) {
            slow = System.nanoTime() - began > wait.toNanos();
            first.countDown();
        }
    }

    /** Lets what is under way end for a moment; what does not will be in doubt. */
    @Override
    public void close() {
        settler.close();
        applies.shutdown();
        try {
            if (!applies.awaitTermination(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                applies.shutdownNow();
            }
        } catch (InterruptedException e) {
            applies.shutdownNow();
            Thread.currentThread().interrupt();
        }
        journal.close();
    }
}

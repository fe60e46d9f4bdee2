package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.WrittenTables;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Works off what is dirty: by the command of that name, and in the background. */
public final class Replay {
    /** Rows of one reconciliation; on PostgreSQL one transaction. */
    private static final int ROWS = 100;

    /** Requests one after the other that may take too long before the rest of a table is left for another time. */
    private static final int MAX_TIMEOUTS = 2;

    private final Journal journal;
    private final TwinStores stores;
    private final Map<String, RowKey> resume = new HashMap<>();

    /** Over both stores. */
    public Replay(Journal journal, TwinStores stores) {
        this.journal = journal;
        this.stores = stores;
    }

    /**
     * Reconciles what can be reconciled now, what was blocked included.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer, or not for some rows; the others
     *     are reconciled
     */
    public void run() {
        PendingCounts before;
        do {
            before = journal.counts();
            journal.expire();
            journal.retry();
            reconcileDirty();
        } while (!journal.counts().equals(before)); // a parent that was reconciled helps its children
    }

    /**
     * Reconciles what is dirty and not blocked, once, parents before children; nothing while only one store may be used.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer, or not for some rows; the others
     *     are reconciled
     */
    public void reconcileDirty() {
        @Nullable RuntimeException failed = null;
        for (var source : stores.primary().isPresent() ? List.of(Backend.values()) : List.<Backend>of()) {
            for (var schema : WrittenTables.SCHEMAS) {
                failed = reconcile(source, schema.table(), failed);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /**
     * One table; a store that is down stops everything. Where rows are locked by others again and again, the next time begins
     * behind them.
     */
    private @Nullable RuntimeException reconcile(Backend source, String table, @Nullable RuntimeException before) {
        var failed = before;
        int late = 0;
        var place = source + " " + table;
        var after = Objects.requireNonNullElse(resume.remove(place), new RowKey(table, List.of()));
        for (var pending = journal.take(source, after, ROWS);
                pending.isPresent();
                pending = journal.take(source, after, ROWS)) {
            after = pending.get().keys().last();
            try {
                new Reconciliation(journal, pending.get(), stores, null).run();
                late = 0;
            } catch (Unavailable e) {
                throw e;
            } catch (TimedOut e) {
                failed = e;
                if (++late == MAX_TIMEOUTS) {
                    resume.put(place, after);
                    return failed;
                }
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        return failed;
    }
}

package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.PendingWrite;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.util.Collection;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Supplier;

/** One write and the order of its steps, without threads: the pending writes, the primary, then the other store. */
public final class JournaledWrite {
    private final Journal journal;
    private final TwinStores stores;
    private final PendingWrite pending;

    private JournaledWrite(Journal journal, TwinStores stores, PendingWrite pending) {
        this.journal = journal;
        this.stores = stores;
        this.pending = pending;
    }

    /**
     * Journals the rows, durably on return, so that the write may be sent.
     *
     * @throws StoreException.Unavailable when the pending writes could not be made durable
     */
    public static JournaledWrite begin(Journal journal, TwinStores stores, Backend source, Collection<RowKey> keys) {
        return new JournaledWrite(journal, stores, journal.open(source, keys));
    }

    /**
     * Sends the write to the primary; the rows are dirty when that refuses, and in doubt when it does not answer.
     *
     * @throws StoreException when the primary refused or did not answer
     */
    public <T> T send(Supplier<T> write) {
        try {
            return write.get();
        } catch (Throwable e) {
            if (e instanceof StoreException refused && !refused.outcomeUnknown()) {
                journal.dirty(pending);
            } else {
                journal.inDoubt(pending);
            }
            throw e;
        }
    }

    /** What copies the rows, as the primary answered them, to the other store. */
    public Reconciliation reconciliation(SortedMap<RowKey, Optional<Json.Obj>> answered) {
        return new Reconciliation(journal, pending, stores, answered);
    }

    /** Leaves the rows that the primary has answered to a later reconciliation. */
    public void leave() {
        journal.dirty(pending);
    }
}

package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import java.util.Map;

/** Works off what is dirty: by the command of that name, and in the background. */
public final class Replay {
    /** Rows of one settlement; on PostgreSQL one transaction. */
    private static final int ROWS = 100;

    private final Journal journal;
    private final Map<Backend, TwinRows> stores;

    /** Over both stores. */
    public Replay(Journal journal, Map<Backend, TwinRows> stores) {
        this.journal = journal;
        this.stores = Map.copyOf(stores);
    }

    /**
     * Settles what can be settled now, what was blocked included.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer
     */
    public void run() {
        int before;
        do {
            before = journal.counts().total();
            journal.ripen();
            journal.retry();
            settleDirty();
        } while (journal.counts().total() < before);
    }

    /**
     * Settles what is dirty and not blocked, once.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer
     */
    public void settleDirty() {
        for (var source : Backend.values()) {
            int dirty;
            do {
                dirty = journal.counts().dirty();
                journal.take(source, ROWS).ifPresent(mark -> new Settlement(journal, mark, stores, null).run());
            } while (journal.counts().dirty()
                    < dirty); // else nothing is left, or rows change faster than they are copied
        }
    }
}

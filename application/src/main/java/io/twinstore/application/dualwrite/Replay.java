package io.twinstore.application.dualwrite;

import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.MarkCounts;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.WrittenTables;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works off what is dirty: by the command of that name, and in the background. */
public final class Replay {
    /** Rows of one settlement; on PostgreSQL one transaction. */
    private static final int ROWS = 100;

    private final Journal journal;
    private final TwinStores stores;

    /** Over both stores. */
    public Replay(Journal journal, TwinStores stores) {
        this.journal = journal;
        this.stores = stores;
    }

    /**
     * Settles what can be settled now, what was blocked included.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer, or not for some rows; the others are settled
     */
    public void run() {
        MarkCounts before;
        do {
            before = journal.counts();
            journal.ripen();
            journal.retry();
            settleDirty();
        } while (!journal.counts().equals(before)); // a parent that was settled helps its children
    }

    /**
     * Settles what is dirty and not blocked, once, parents before children; nothing while only one store may be used.
     *
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer, or not for some rows; the others are settled
     */
    public void settleDirty() {
        @Nullable RuntimeException failed = null;
        for (var source : stores.source().isPresent() ? List.of(Backend.values()) : List.<Backend>of()) {
            for (var shape : WrittenTables.SHAPES) {
                failed = settle(source, shape.table(), failed);
            }
        }
        if (failed != null) {
            throw failed;
        }
    }

    /** One table; a store that is down stops everything, a request that takes too long this table. */
    private @Nullable RuntimeException settle(Backend source, String table, @Nullable RuntimeException before) {
        var failed = before;
        var after = new RowKey(table, List.of());
        for (var mark = journal.take(source, after, ROWS); mark.isPresent(); mark = journal.take(source, after, ROWS)) {
            after = mark.get().keys().last();
            try {
                new Settlement(journal, mark.get(), stores, null).run();
            } catch (Unavailable e) {
                throw e;
            } catch (TimedOut e) {
                return e;
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        return failed;
    }
}

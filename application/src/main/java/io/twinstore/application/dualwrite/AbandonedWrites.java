package io.twinstore.application.dualwrite;

import io.twinstore.application.flags.SettingException;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.application.switching.StoreAccess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/** The pending writes of processes that died or ended, which nobody would reconcile. */
public final class AbandonedWrites {
    private final FlagStore flags;
    private final StoreAccess stores;
    private final Supplier<Journal> journals;

    /**
     * Over the stores.
     *
     * @param journals opens a journal, to be closed by whoever asks
     */
    public AbandonedWrites(FlagStore flags, StoreAccess stores, Supplier<Journal> journals) {
        this.flags = flags;
        this.stores = stores;
        this.journals = journals;
    }

    /**
     * Takes them over and reconciles what can be reconciled now; running processes reconcile their own.
     *
     * @throws SettingException when only one store is configured
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer; what is not reconciled stays pending
     */
    public void reconcile() {
        if (stores.configured().size() < 2) {
            throw new SettingException("rows are copied between two stores, and the settings of one are missing");
        }
        stores.requireEveryRow();
        try (var both = stores.open();
                var journal = journals.get()) {
            journal.adopt();
            new Replay(journal, TwinStores.of(both.rows(), flags::copySource)).run();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in TWINSTORE_HOME cannot be taken over", e);
        }
    }
}

package io.twinstore.bootstrap.wiring;

import io.twinstore.application.dualwrite.Replay;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.FlagChange;
import io.twinstore.application.switching.StoreAccess;
import io.twinstore.application.switching.Verification;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What an operator does to the processes of one host, over their state directory and the stores of the settings. */
public final class UseCases {
    private final Configuration settings;
    private final Stores stores;
    private final StateDirectory state;
    private final Clock clock;

    /** By these settings; nothing is opened yet. */
    public UseCases(Configuration settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        stores = new Stores(settings);
        state = StateDirectory.at(stores.home());
    }

    /** Changes flags, and the primary. */
    public FlagChange flagChange() {
        return new FlagChange(state, new Access(stores), this::settleAbandoned, settings.flags(), clock);
    }

    /**
     * Begins what closes the unverified divergence if a validation finds the stores equal; to be asked before the first
     * row is read.
     */
    public Verification gapClosing() {
        return new Verification(state, clock);
    }

    /**
     * Takes over what processes that died, or ended, have left in the journal, and reconciles what can be reconciled
     * now; running ones reconcile their own.
     *
     * @throws SettingException when only one store is configured
     * @throws io.twinstore.domain.errors.StoreException when a store did not answer; what is not reconciled stays pending
     */
    public void settleAbandoned() {
        if (stores.configured().size() < 2) {
            throw new SettingException("rows are copied between two stores, and the settings of one are missing");
        }
        stores.requireEveryRow();
        var opened = stores.open();
        try (var journal = state.openJournal(clock, stores.doubt())) {
            journal.adopt();
            var rows = StoreRouter.twinRows(opened, Map.of());
            new Replay(journal, TwinStores.of(rows, this::copiedFrom)).run();
        } catch (IOException e) {
            throw new UncheckedIOException("the journal in " + state + " cannot be taken over", e);
        } finally {
            opened.values().forEach(Store::close);
        }
    }

    /** From which store rows are copied to the other: the primary; nothing while only one may be used. */
    private Optional<Backend> copiedFrom() {
        boolean both = state.flags().read().orElse(Flags.DEFAULT).on(Flag.USE_LEGACY_SUPABASE);
        return both ? state.flags().source() : Optional.empty();
    }

    /** The stores of the settings, as a change of flags sees them. */
    private record Access(Stores stores) implements StoreAccess {
        @Override
        public Set<Backend> configured() {
            return stores.configured();
        }

        @Override
        public boolean answers(Backend backend) {
            try (var store = stores.open(backend)) {
                return store.health().healthy();
            }
        }

        @Override
        public void requireEveryRow() {
            stores.requireEveryRow();
        }

        @Override
        public int hosts() {
            return stores.hosts();
        }
    }
}

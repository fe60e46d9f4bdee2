package io.twinstore.bootstrap.wiring;

import io.twinstore.application.dualwrite.AbandonedWrites;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.move.RepairByJournal;
import io.twinstore.application.move.RowRepair;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.FlagChange;
import io.twinstore.application.switching.StoreAccess;
import io.twinstore.application.switching.Verification;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.twins.TwinRows;
import java.time.Clock;
import java.util.Map;
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
        state = StateDirectory.at(stores.stateDirectory());
    }

    /** Changes flags, and the primary. */
    public FlagChange flagChange() {
        return new FlagChange(state, new Access(stores), abandonedWrites()::reconcile, settings.flags(), clock);
    }

    /**
     * Begins what closes the unverified divergence if a validation finds the stores equal; to be asked before the first
     * row is read.
     */
    public Verification verification() {
        return new Verification(state, clock);
    }

    /** Takes over what processes that died, or ended, have left in the journal. */
    public AbandonedWrites abandonedWrites() {
        return new AbandonedWrites(
                state.flags(), new Access(stores), () -> state.openJournal(clock, stores.inDoubtTimeout()));
    }

    /**
     * Makes rows of Supabase as PostgreSQL, the primary, has them.
     *
     * @param source Supabase as it is read
     * @param target digests of PostgreSQL's rows
     * @param both both stores, while they are open
     */
    public RowRepair repairOfSupabase(TableReader source, RowDigests target, StoreAccess.OpenStores both) {
        return new RepairByJournal(
                source,
                target,
                TwinStores.of(both.rows(), state.flags()::copySource),
                () -> state.openJournal(clock, stores.inDoubtTimeout()));
    }

    /**
     * Opens the stores of the settings, with a key that sees every row.
     *
     * @throws io.twinstore.application.flags.SettingException when the key may not see every row
     */
    public StoreAccess.OpenStores openBoth() {
        stores.requireEveryRow();
        return new Access(stores).open();
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
        public OpenStores open() {
            var opened = stores.open();
            var rows = StoreRouter.twinRows(opened, Map.of());
            return new OpenStores() {
                @Override
                public Map<Backend, TwinRows> rows() {
                    return rows;
                }

                @Override
                public void close() {
                    opened.values().forEach(Store::close);
                }
            };
        }

        @Override
        public int hosts() {
            return stores.hosts();
        }
    }
}

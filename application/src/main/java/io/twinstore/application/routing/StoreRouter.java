package io.twinstore.application.routing;

import io.twinstore.application.comparing.ReadComparison;
import io.twinstore.application.dualwrite.DualWrite;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.UnverifiedDivergence;
import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.application.switching.FlagSource;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The stores that are there, each behind its guard, and the flags that choose between them. */
public final class StoreRouter {
    private final Map<Backend, Store> stores;
    private final Map<Backend, StoreGuard> guards;
    private final FlagSource flags;
    private final ActiveWrites activeWrites;
    private final UnverifiedDivergence divergence;
    private final @Nullable DualWrite dualWrite;
    private final CallListener log;
    private final CallListener meters;
    private final ReadComparison comparison;
    private final Limits limits;

    /** Over one or two stores. */
    private StoreRouter(Builder builder) {
        stores = Map.copyOf(builder.stores);
        guards = Map.copyOf(builder.guards);
        flags = builder.flags;
        activeWrites = builder.activeWrites;
        divergence = builder.divergence;
        dualWrite = builder.dualWrite;
        log = builder.log;
        meters = builder.meters;
        comparison = builder.comparison;
        limits = stores.values().iterator().next().companies().limits();
    }

    /** Starts with the stores; what is not said is left out: no guard, no write fence, no second write. */
    public static Builder over(Map<Backend, ? extends Store> stores, FlagSource flags) {
        return new Builder(stores, flags);
    }

    /** Over one store, which answers everything. */
    public static StoreRouter of(Store store) {
        var only = store.backend() == Backend.POSTGRES
                ? Flags.DEFAULT.with(Flag.USE_LEGACY_SUPABASE, false)
                : Flags.DEFAULT;
        return over(Map.of(store.backend(), store), FlagSource.fixed(only)).build();
    }

    /** Every store's rows, behind its guard. */
    public static Map<Backend, TwinRows> twinRows(Map<Backend, TwinStore> stores, Map<Backend, StoreGuard> guards) {
        Map<Backend, TwinRows> rows = new EnumMap<>(Backend.class);
        stores.forEach((backend, store) ->
                rows.put(backend, new GuardedTwinRows(store, guards.getOrDefault(backend, StoreGuard.OPEN))));
        return rows;
    }

    /** Collects what stands between the facade and the stores. */
    public static final class Builder {
        private final Map<Backend, ? extends Store> stores;
        private final FlagSource flags;
        private Map<Backend, StoreGuard> guards = Map.of();
        private ActiveWrites activeWrites = ActiveWrites.OPEN;
        private UnverifiedDivergence divergence = UnverifiedDivergence.NEVER_VALIDATED;
        private @Nullable DualWrite dualWrite;
        private CallListener log = CallListener.NONE;
        private CallListener meters = CallListener.NONE;
        private ReadComparison comparison = ReadComparison.NONE;

        private Builder(Map<Backend, ? extends Store> stores, FlagSource flags) {
            this.stores = stores;
            this.flags = flags;
        }

        /** What stands before each store. */
        public Builder guards(Map<Backend, StoreGuard> each) {
            guards = each;
            return this;
        }

        /** Through which writes pass. */
        public Builder activeWrites(ActiveWrites through) {
            activeWrites = through;
            return this;
        }

        /** How writes go to both stores, and what may differ between them of which no pending write tells. */
        public Builder dualWrite(DualWrite both, UnverifiedDivergence unverified) {
            dualWrite = both;
            divergence = unverified;
            return this;
        }

        /** Where calls are written down while LOG_DATABASE_CALLS is on. */
        public Builder log(CallListener where) {
            log = where;
            return this;
        }

        /** Who measures every call. */
        public Builder meters(CallListener which) {
            meters = which;
            return this;
        }

        /** Where reads are offered for comparison. */
        public Builder comparison(ReadComparison where) {
            comparison = where;
            return this;
        }

        /** The router. */
        public StoreRouter build() {
            return new StoreRouter(this);
        }
    }

    /** The flags for one call. */
    FlagSource.Held hold() {
        return flags.hold();
    }

    /** Where calls are written down while LOG_DATABASE_CALLS is on. */
    CallListener log() {
        return log;
    }

    /** Who measures every call. */
    CallListener meters() {
        return meters;
    }

    /** Whether anybody does, so that a call need be timed. */
    boolean measures() {
        return meters != CallListener.NONE;
    }

    /** Where reads are compared. */
    ReadComparison comparison() {
        return comparison;
    }

    /** What one call may ask for, whichever store answers it. */
    Limits limits() {
        return limits;
    }

    /**
     * Asks a store.
     *
     * @throws Unavailable when it is not configured, is taken for down, or is down
     */
    <T> T ask(Backend backend, Function<Store, T> question) {
        return guards.getOrDefault(backend, StoreGuard.OPEN).call(() -> probe(backend, question));
    }

    /** Asks a store even while it is taken for down, as a health check does. */
    <T> T probe(Backend backend, Function<Store, T> question) {
        return question.apply(store(backend));
    }

    /**
     * The store itself; it is asked through {@link #ask}.
     *
     * @throws Unavailable when it is not configured
     */
    private Store store(Backend backend) {
        var store = stores.get(backend);
        if (store == null) {
            throw new Unavailable("the settings of " + backend + " are missing", null);
        }
        return store;
    }

    /** Waits until writes may begin. */
    ActiveWrites.ActiveWrite enter() {
        return activeWrites.enter();
    }

    /**
     * How writes go to both stores.
     *
     * @throws Unavailable when the journal could not be opened
     */
    DualWrite dualWrite() {
        if (dualWrite == null) {
            throw new Unavailable("writes cannot go to both stores, since there is no journal; see the log", null);
        }
        return dualWrite;
    }

    /** Which store a read goes to: the module's, or the primary while this process has pending writes in the table. */
    Backend reader(Flags current, @Nullable CallingModule module, Query<?> query) {
        var reader = ReadShare.reader(current.fromPostgres(module), query);
        boolean stale = reader != current.primary()
                && dualWrite != null
                && dualWrite.journal().hasPendingIn(query.schema().table());
        return stale ? current.primary() : reader;
    }

    /** Whether this process has pending writes at all. */
    boolean keysPending() {
        return dualWrite != null && dualWrite.journal().counts().total() > 0;
    }

    /**
     * Whether a read may be answered by this store because the one that should answer is down: the primary may, the
     * other store only while no unverified divergence is open, since then it has every write but those that are pending.
     */
    boolean mayStandIn(Backend backend, Flags current) {
        return stores.containsKey(backend)
                && (backend == current.primary()
                        || (current.on(Flag.USE_LEGACY_SUPABASE)
                                && divergence.problem().isEmpty()));
    }

    /** What an operator should know of this store though it answers. */
    List<String> notes(Backend backend) {
        var notes = new ArrayList<String>();
        guards.getOrDefault(backend, StoreGuard.OPEN).note().ifPresent(notes::add);
        flags.problem().ifPresent(notes::add);
        if (dualWrite != null) {
            var counts = dualWrite.journal().counts();
            if (counts.total() > 0) {
                notes.add("pending keys of this process: " + counts);
            }
            divergence.problem().ifPresent(problem -> notes.add("an unverified divergence is open: " + problem));
        }
        comparison.note().ifPresent(notes::add);
        return notes;
    }
}

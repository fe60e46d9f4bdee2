package io.twinstore.application.switching;

import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The stores that are there, each behind its guard, and the flags that choose between them. */
public final class Switchboard {
    private final Map<Backend, Store> stores;
    private final Map<Backend, StoreGuard> guards;
    private final FlagSource flags;
    private final CallLog log;

    /** Over one or two stores; a store without a guard is asked directly. */
    public Switchboard(Map<Backend, Store> stores, Map<Backend, StoreGuard> guards, FlagSource flags, CallLog log) {
        this.stores = Map.copyOf(stores);
        this.guards = Map.copyOf(guards);
        this.flags = flags;
        this.log = log;
    }

    /** Over one store, which answers everything. */
    public static Switchboard of(Store store) {
        var only = store.backend() == Backend.POSTGRES
                ? Flags.DEFAULT.with(Flag.USE_LEGACY_SUPABASE, false)
                : Flags.DEFAULT;
        return new Switchboard(Map.of(store.backend(), store), Map.of(), FlagSource.fixed(only), CallLog.NONE);
    }

    /** The flags for one call. */
    public FlagSource.Held hold() {
        return flags.hold();
    }

    /** Where calls are written down. */
    public CallLog log() {
        return log;
    }

    /**
     * Asks a store.
     *
     * @throws Unavailable when it is not configured, is taken for down, or is down
     */
    public <T> T ask(Backend backend, Function<Store, T> question) {
        return guards.getOrDefault(backend, StoreGuard.OPEN).call(() -> probe(backend, question));
    }

    /** Asks a store even while it is taken for down, as a health check does. */
    public <T> T probe(Backend backend, Function<Store, T> question) {
        var store = stores.get(backend);
        if (store == null) {
            throw new Unavailable("the settings of " + backend + " are missing", null);
        }
        return question.apply(store);
    }

    /**
     * Whether a read may be answered by this store because the one that should answer is down: only the source of truth
     * may, since nothing else is known to have every write.
     */
    public boolean mayStandIn(Backend backend, Flags current) {
        return backend == current.source() && stores.containsKey(backend);
    }

    /** What an operator should know of this store though it answers. */
    public List<String> notes(Backend backend) {
        var notes = new ArrayList<String>();
        guards.getOrDefault(backend, StoreGuard.OPEN).note().ifPresent(notes::add);
        flags.problem().ifPresent(notes::add);
        return notes;
    }
}

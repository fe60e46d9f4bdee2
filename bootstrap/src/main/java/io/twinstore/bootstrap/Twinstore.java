package io.twinstore.bootstrap;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.switching.CallingModule;
import io.twinstore.application.switching.StoreGuard;
import io.twinstore.application.switching.Switchboard;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.switching.BreakerGuard;
import io.twinstore.bootstrap.switching.FlagsFile;
import io.twinstore.bootstrap.switching.Slf4jCallLog;
import io.twinstore.bootstrap.switching.WatchedFlags;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The data layer of one process, wired by its settings and its flags: what a program links. */
public final class Twinstore implements AutoCloseable {
    private final Map<Backend, Store> stores;
    private final WatchedFlags flags;
    private final Switchboard switchboard;
    private final Clock clock;

    private Twinstore(Map<Backend, Store> stores, WatchedFlags flags, Clock clock) {
        this.stores = stores;
        this.flags = flags;
        this.clock = clock;
        Map<Backend, StoreGuard> guards = new EnumMap<>(Backend.class);
        stores.keySet().forEach(backend -> guards.put(backend, new BreakerGuard(backend)));
        switchboard = new Switchboard(stores, guards, flags, new Slf4jCallLog());
    }

    /**
     * Opens the stores that are configured and follows the flags' file, which the settings fill at the first start.
     *
     * @throws io.twinstore.bootstrap.config.SettingException for settings or flags that cannot be meant
     */
    public static Twinstore open(Configuration settings, Clock clock) {
        var stores = new Stores(settings);
        var file = new FlagsFile(stores.home());
        var first = file.read().orElse(settings.flags());
        var flags = WatchedFlags.start(file, stores.configured(), first);
        if (file.read().isEmpty()) {
            file.write(first, first, "first start", clock.instant());
        }
        return new Twinstore(stores.open(), flags, clock);
    }

    /** The 21 operations for this module. */
    public DataLayer dataLayer(CallingModule module) {
        return new DataLayer(switchboard, module, clock);
    }

    /** The flags that it follows. */
    public WatchedFlags flags() {
        return flags;
    }

    @Override
    public void close() {
        flags.close();
        stores.values().forEach(Store::close);
    }
}

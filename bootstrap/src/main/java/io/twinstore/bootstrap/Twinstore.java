package io.twinstore.bootstrap;

import io.twinstore.application.dualwrite.DualWrite;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.journal.Gap;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.application.routing.StoreGuard;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.CallingModule;
import io.twinstore.application.switching.Flag;
import io.twinstore.bootstrap.comparing.HomeBench;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.bootstrap.journal.GapFile;
import io.twinstore.bootstrap.journal.Journals;
import io.twinstore.bootstrap.switching.BreakerGuard;
import io.twinstore.bootstrap.switching.FileGate;
import io.twinstore.bootstrap.switching.Slf4jCallLog;
import io.twinstore.bootstrap.switching.WatchedFlags;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** The data layer of one process, wired by its settings and its flags: what a program links. */
public final class Twinstore implements AutoCloseable {
    final Closer opened = new Closer(); // a test adds what cannot be closed
    private final WatchedFlags flags;
    private final StoreRouter router;
    private final Clock clock;

    private Twinstore(Configuration settings, Clock clock) {
        this.clock = clock;
        var described = new Stores(settings);
        var home = Home.at(described.home());
        var gap = new GapFile(home);
        try {
            flags = WatchedFlags.start(home, described.configured(), gap, settings.flags(), clock);
            opened.add(flags::close);
            var stores = described.open();
            stores.values().forEach(store -> opened.add(store::close));
            Map<Backend, StoreGuard> guards = new EnumMap<>(Backend.class);
            stores.keySet().forEach(backend -> guards.put(backend, new BreakerGuard(backend)));
            var gate = new FileGate(
                    home, flags.presence(), flags::follow, described.limits().query());
            opened.add(gate::close);
            var builder =
                    StoreRouter.over(stores, flags).guards(guards).gate(gate).log(new Slf4jCallLog());
            if (stores.size() > 1) {
                connect(builder, settings, home, gap, StoreRouter.twinRows(stores, guards));
            }
            router = builder.build();
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** What needs both stores: writing twice, and comparing. */
    private void connect(
            StoreRouter.Builder builder, Configuration settings, Home home, Gap gap, Map<Backend, TwinRows> rows) {
        var described = new Stores(settings);
        if (flags.flags().on(Flag.DUAL_WRITE)) {
            described.requireEveryRow();
        }
        var wait = described.waitForOther();
        int lanes = described.lanes();
        var journal = Journals.open(home, gap, clock, described.doubt());
        var both = new DualWrite(journal, TwinStores.of(rows, flags::copiedFrom), wait, lanes);
        opened.add(both::close);
        var comparison = HomeBench.comparison(settings, keys -> Journals.marked(home, journal, keys), clock);
        opened.add(comparison::close);
        builder.dualWrite(both, gap).comparison(comparison);
    }

    /**
     * Opens the stores that are configured and follows the flags' file, which the settings fill at the first start.
     *
     * @throws io.twinstore.bootstrap.config.SettingException for settings, flags or a TWINSTORE_HOME that cannot be used
     */
    public static Twinstore open(Configuration settings, Clock clock) {
        return new Twinstore(settings, clock);
    }

    /** The 21 operations for this module. */
    public DataLayer dataLayer(CallingModule module) {
        return new RoutedDataLayer(router, module, clock);
    }

    /** The flags that it follows. */
    public WatchedFlags flags() {
        return flags;
    }

    /** Closes every part, though another cannot be closed; what failed first is thrown then. */
    @Override
    public void close() {
        opened.close();
    }
}

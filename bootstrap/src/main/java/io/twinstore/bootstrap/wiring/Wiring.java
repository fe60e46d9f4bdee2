package io.twinstore.bootstrap.wiring;

import io.micrometer.core.instrument.MeterRegistry;
import io.twinstore.application.dualwrite.DualWrite;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.application.routing.StoreGuard;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.FlagSource;
import io.twinstore.application.switching.WatchedFlags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.live.HealthCheck;
import io.twinstore.bootstrap.metrics.CallRecorder;
import io.twinstore.bootstrap.metrics.Meters;
import io.twinstore.bootstrap.metrics.Snapshot.Pool;
import io.twinstore.bootstrap.metrics.SnapshotPublisher;
import io.twinstore.bootstrap.reports.HealthReport;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinRows;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.postgres.PostgresStore;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The parts of one process and how they are connected, by its settings and its flags. */
public final class Wiring implements AutoCloseable {
    final Closer opened = new Closer(); // a test adds what cannot be closed
    private @Nullable WatchedFlags flags;
    private volatile @Nullable Journal journal;
    private final @Nullable Meters meters;
    private final StoreRouter router;
    private Supplier<HealthReport> health = () -> HealthReport.ofStores(List.of(), Flags.DEFAULT);
    private final Clock clock;

    private Wiring(Stores described, Flags given, boolean alone, @Nullable MeterRegistry registry, Clock clock) {
        this.clock = clock;
        meters = registry == null ? null : new Meters(registry);
        if (meters != null) {
            opened.add(meters::close);
        }
        try {
            router = alone ? alone(described, given) : sharing(described, given);
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /**
     * Opens the stores that are configured and follows the flags' file, which the settings fill at the first start.
     *
     * @throws io.twinstore.application.flags.SettingException for settings, flags or a TWINSTORE_HOME that cannot be used
     */
    public static Wiring open(Configuration settings, Clock clock) {
        return open(new Stores(settings), null, clock);
    }

    /**
     * Opens these stores, as {@link #open(Configuration, Clock)} does.
     *
     * @param registry where the process measures itself; null for nowhere
     */
    public static Wiring open(Stores described, @Nullable MeterRegistry registry, Clock clock) {
        return new Wiring(described, described.settings().flags(), false, registry, clock);
    }

    /**
     * Opens one store alone, under flags that never change; nothing is kept on disk.
     *
     * @param registry where the process measures itself; null for nowhere
     */
    public static Wiring openAlone(Stores described, Flags flags, @Nullable MeterRegistry registry, Clock clock) {
        return new Wiring(described, flags, true, registry, clock);
    }

    private StoreRouter alone(Stores described, Flags given) {
        WatchedFlags.requireValid(given, described.configured());
        var stores = open(described);
        health = () -> HealthReport.ofStores(HealthCheck.ask(stores.values()), given);
        var guards = guards(stores);
        var builder = StoreRouter.over(stores, FlagSource.fixed(given)).guards(guards);
        listen(builder, guards, () -> given);
        if (meters != null) {
            builder.meters(meters.calls());
        }
        return builder.build();
    }

    private StoreRouter sharing(Stores described, Flags given) {
        var home = StateDirectory.at(described.stateDirectory());
        var watched = WatchedFlags.start(home, described.configured(), given, clock);
        flags = watched;
        opened.add(watched::close);
        var stores = open(described);
        health = () -> HealthCheck.report(HealthCheck.ask(stores.values()), watched.flags(), home);
        var guards = guards(stores);
        var activeWrites = watched.activeWrites(described.limits().query());
        opened.add(activeWrites::close);
        var builder = StoreRouter.over(stores, watched).guards(guards).activeWrites(activeWrites);
        listen(builder, guards, watched::flags);
        var recorder = new CallRecorder();
        builder.meters(meters == null ? recorder : recorder.and(meters.calls()));
        opened.add(publisher(recorder, stores, guards, home)::close);
        if (stores.size() > 1) {
            connect(builder, described, watched, home, StoreRouter.twinRows(stores, guards));
        }
        return builder.build();
    }

    private SnapshotPublisher publisher(
            CallRecorder recorder,
            Map<Backend, TwinStore> stores,
            Map<Backend, StoreGuard> guards,
            StateDirectory home) {
        Supplier<Optional<Pool>> pool = () -> stores.get(Backend.POSTGRES) instanceof PostgresStore postgres
                ? postgres.poolUse().map(use -> new Pool(use.size(), use.active(), use.active(), use.waiting()))
                : Optional.empty();
        Supplier<List<Backend>> refused = () -> guards.entrySet().stream()
                .filter(each -> each.getValue().note().isPresent())
                .map(Map.Entry::getKey)
                .toList();
        Supplier<Optional<Duration>> waiting =
                () -> Optional.ofNullable(journal).flatMap(Journal::waiting);
        return new SnapshotPublisher(recorder, pool, refused, waiting, home.ownSnapshots(), clock);
    }

    private Map<Backend, TwinStore> open(Stores described) {
        var stores = described.open();
        stores.values().forEach(store -> opened.add(store::close));
        if (meters != null && stores.get(Backend.POSTGRES) instanceof PostgresStore postgres) {
            meters.pool(postgres);
        }
        return stores;
    }

    /** Adds who is told of calls, and measures what every process has. */
    private void listen(StoreRouter.Builder builder, Map<Backend, StoreGuard> guards, Supplier<Flags> current) {
        builder.log(new Slf4jCallLog());
        if (meters != null) {
            meters.flags(current);
            guards.forEach(meters::breaker);
        }
    }

    private static Map<Backend, StoreGuard> guards(Map<Backend, TwinStore> stores) {
        var guards = new EnumMap<Backend, StoreGuard>(Backend.class);
        stores.keySet().forEach(backend -> guards.put(backend, new BreakerGuard(backend)));
        return guards;
    }

    /** Adds what needs both stores: writing twice, and comparing. */
    private void connect(
            StoreRouter.Builder builder,
            Stores described,
            WatchedFlags watched,
            StateDirectory state,
            Map<Backend, TwinRows> rows) {
        if (watched.flags().on(Flag.DUAL_WRITE)) {
            described.requireEveryRow();
        }
        var pending = state.openJournal(clock, described.inDoubtTimeout());
        journal = pending;
        var stores = TwinStores.of(rows, watched::copySource);
        var both = new DualWrite(pending, stores, described.waitForOther(), described.lanes());
        opened.add(both::close);
        var comparison = StoreContext.comparison(described, keys -> state.pending(pending, keys), clock);
        opened.add(comparison::close);
        builder.dualWrite(both, state.divergence()).comparison(comparison);
        if (meters != null) {
            meters.journal(pending, state.divergence());
            meters.comparisons(comparison);
        }
    }

    /** The 21 operations for this module; null for a caller that names none. */
    public DataLayer dataLayer(@Nullable CallingModule module) {
        return new RoutedDataLayer(router, module, clock);
    }

    /** Asks the stores, and TWINSTORE_HOME if there is one, whether all is well. */
    public HealthReport health() {
        return health.get();
    }

    /** The flags' file that it follows. */
    public WatchedFlags flags() {
        return Objects.requireNonNull(flags, "one store alone follows no file");
    }

    /** Closes every part, though another cannot be closed; what failed first is thrown then. */
    @Override
    public void close() {
        opened.close();
    }
}

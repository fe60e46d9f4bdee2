package io.twinstore.bootstrap.chaos;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.routing.CallListener;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.application.switching.WatchedFlags;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.metrics.Meters;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.BreakerGuard;
import io.twinstore.bootstrap.wiring.Slf4jCallLog;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.companies.Company;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A call of a bare store and the same through the data layer with every flag off: flags, guard, write fence and
 * envelope included. Over a real PostgreSQL, and over a double that answers at once, which alone shows what the path
 * costs.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
public class PathBenchmark {
    private static final Flags OFF = Flags.DEFAULT.with(Flag.USE_LEGACY_SUPABASE, false);

    private final Row<Company> company = TwoStores.company(MixedCalls.COMPANY, "Salon");
    private final Store instant;
    private final WatchedFlags flags;
    private final ActiveWrites activeWrites;
    private final DataLayer overInstant;
    private final DataLayer overInstantMeasured;
    private final Store postgres;
    private final Wiring twinstore;
    private final DataLayer overPostgres;

    /** Opens both; the runner's system properties say where. */
    public PathBenchmark() {
        var settings = Configuration.of(
                Map.of(
                        "DATABASE_URL",
                        System.getProperty("bench.database"),
                        "TWINSTORE_HOME",
                        System.getProperty("bench.home") + "/postgres",
                        "USE_LEGACY_SUPABASE",
                        "false"),
                Map.of(),
                null,
                Path.of("/"));
        postgres = new Stores(settings).postgres();
        twinstore = Wiring.open(settings, Clock.systemUTC());
        overPostgres = twinstore.dataLayer(CallingModule.API);
        var batch = Batch.of(CompanyColumns.SCHEMA, List.of(company), 1);
        instant = new InstantStore(postgres.companies().write(batch).get(0));
        var state = StateDirectory.at(Path.of(System.getProperty("bench.home"), "instant"));
        flags = WatchedFlags.start(state, Set.of(Backend.POSTGRES), OFF, Clock.systemUTC());
        activeWrites = flags.activeWrites(Duration.ofSeconds(30));
        overInstant = overInstant(CallListener.NONE);
        overInstantMeasured = overInstant(new Meters(new SimpleMeterRegistry()).calls());
    }

    private DataLayer overInstant(CallListener meters) {
        var router = StoreRouter.over(Map.of(Backend.POSTGRES, instant), flags)
                .guards(Map.of(Backend.POSTGRES, new BreakerGuard(Backend.POSTGRES)))
                .activeWrites(activeWrites)
                .log(new Slf4jCallLog())
                .meters(meters)
                .build();
        return new RoutedDataLayer(router, CallingModule.API, Clock.systemUTC());
    }

    /** Closes both. */
    @TearDown
    public void close() {
        activeWrites.close();
        flags.close();
        twinstore.close();
        postgres.close();
    }

    /** A read of the double. */
    @Benchmark
    public Optional<Company> instantReadBare() {
        return instant.companies().findById(MixedCalls.COMPANY);
    }

    /** The same through the data layer. */
    @Benchmark
    public Envelope<Company> instantReadThrough() {
        return overInstant.getCompany(MixedCalls.COMPANY);
    }

    /** The same while the calls are measured. */
    @Benchmark
    public Envelope<Company> instantReadMeasured() {
        return overInstantMeasured.getCompany(MixedCalls.COMPANY);
    }

    /** A write to the double. */
    @Benchmark
    public Company instantWriteBare() {
        return instant.companies().upsert(company);
    }

    /** The same through the data layer, which also stamps it. */
    @Benchmark
    public Envelope<Company> instantWriteThrough() {
        return overInstant.upsertCompany(company);
    }

    /** A read of PostgreSQL. */
    @Benchmark
    public Optional<Company> postgresReadBare() {
        return postgres.companies().findById(MixedCalls.COMPANY);
    }

    /** The same through the data layer. */
    @Benchmark
    public Envelope<Company> postgresReadThrough() {
        return overPostgres.getCompany(MixedCalls.COMPANY);
    }

    /** A write to PostgreSQL. */
    @Benchmark
    public Company postgresWriteBare() {
        return postgres.companies().upsert(company);
    }

    /** The same through the data layer, which also stamps it. */
    @Benchmark
    public Envelope<Company> postgresWriteThrough() {
        return overPostgres.upsertCompany(company);
    }
}

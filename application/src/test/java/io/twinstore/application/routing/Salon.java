package io.twinstore.application.routing;

import io.twinstore.application.comparing.Read;
import io.twinstore.application.comparing.ReadComparison;
import io.twinstore.application.dualwrite.DualWrite;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.Share;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.MemorySegments;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.application.journal.UnverifiedDivergence;
import io.twinstore.application.memory.MemoryStore;
import io.twinstore.application.switching.SwitchingFlags;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.store.Backend;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Two stores in memory with one company in both, and what stands between them and the facade. */
final class Salon implements AutoCloseable {
    static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);

    final long company = Rows.id();
    /** Every request to a store, in order, such as 'POSTGRES reads clients'. */
    final List<String> requests = new CopyOnWriteArrayList<>();

    /** What was pending at each of these requests. */
    final List<PendingCounts> pending = new CopyOnWriteArrayList<>();

    final List<CallListener.Call> logged = new ArrayList<>();
    final List<Read<?>> offered = new ArrayList<>();
    final SwitchingFlags flags = new SwitchingFlags(Flags.DEFAULT);
    final MemorySegments segments = new MemorySegments();
    final Journal journal;
    final StoreRouter.Builder router;
    private final Map<Backend, MemoryStore> stores = new EnumMap<>(Backend.class);
    private final DualWrite dualWrite;
    /** Why an unverified divergence is open; null while none is. */
    private volatile @Nullable String divergence;

    Salon() {
        var gap = new UnverifiedDivergence() {
            @Override
            public Optional<String> problem() {
                return Optional.ofNullable(divergence);
            }

            @Override
            public void open(String reason) {
                divergence = reason;
            }
        };
        try {
            journal = new Journal(segments, gap, CLOCK, Journal.Settings.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (var backend : Backend.values()) {
            var store = new MemoryStore(backend, this::tell);
            store.companies().upsert(Rows.company(company).build());
            stores.put(backend, store);
        }
        var twins = TwinStores.of(
                StoreRouter.twinRows(Map.copyOf(stores), Map.of()),
                () -> Optional.of(flags.flags().primary()));
        dualWrite = new DualWrite(journal, twins, Duration.ofSeconds(10), 1);
        router = StoreRouter.over(stores, flags)
                .dualWrite(dualWrite, gap)
                .log(logged::add)
                .comparison(comparison());
        forgetRequests();
    }

    private void tell(String request) {
        requests.add(request);
        pending.add(journal.counts());
    }

    void forgetRequests() {
        requests.clear();
        pending.clear();
    }

    private ReadComparison comparison() {
        return new ReadComparison() {
            @Override
            public void offer(Read<?> read) {
                offered.add(read);
            }

            @Override
            public Optional<String> note() {
                return Optional.empty();
            }
        };
    }

    MemoryStore store(Backend backend) {
        return Objects.requireNonNull(stores.get(backend));
    }

    /** Sets a flag; null unsets it. */
    void set(Flag flag, @Nullable Boolean value) {
        set(flag, value == null ? null : Share.of(value));
    }

    /** Sets a flag to a share; null unsets it. */
    void set(Flag flag, @Nullable Share value) {
        flags.switchTo(flags.flags().with(flag, value));
    }

    void openDivergence(String reason) {
        divergence = reason;
    }

    /** For a caller that names no module. */
    DataLayer dataLayer() {
        return dataLayer(null);
    }

    DataLayer dataLayer(@Nullable CallingModule module) {
        return new RoutedDataLayer(router.build(), module, CLOCK);
    }

    /** A new row of the company. */
    Row<Service> service() {
        return Rows.service(company).build();
    }

    /** The service as the store holds it. */
    Optional<Service> stored(Backend backend, Row<Service> service) {
        return store(backend).services().findById(service.require(ServiceColumns.YCLIENTS_ID), company);
    }

    @Override
    public void close() {
        dualWrite.close();
    }
}

package io.twinstore.bootstrap.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.config.Stores;
import io.twinstore.bootstrap.reports.Words;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a process over both stores measures of itself. */
class MetersTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private Wiring open(String... more) {
        return Wiring.open(new Stores(stores.configuration(more)), registry, Clock.systemUTC());
    }

    private long calls(String operation, String module, String store, String outcome) {
        return registry.get("twinstore.calls")
                .tags("operation", operation, "module", module, "store", store, "outcome", outcome)
                .timer()
                .count();
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
    }

    private List<String> names() {
        return registry.getMeters().stream()
                .map(Meter::getId)
                .map(Meter.Id::getName)
                .distinct()
                .toList();
    }

    @Test
    void callsAreTimedByOperationModuleStoreAndOutcome() {
        try (var twinstore = open("DUAL_WRITE=true", "TIMEWEB_API=true")) {
            var salon = twinstore.dataLayer(CallingModule.API);
            assertTrue(salon.upsertCompany(TwoStores.company(1, "Salon")).success());
            await().untilAsserted(stores::assertReconciled);
            assertTrue(salon.getCompany(1).found());
            assertTrue(salon.getCompany(1).found());
            assertTrue(twinstore.dataLayer(null).getCompany(1).found());
            assertEquals(1, calls("upsertCompany", "api", "supabase", "success"));
            assertEquals(2, calls("getCompany", "api", "postgres", "success"));
            assertEquals(1, calls("getCompany", "none", "supabase", "success"));
            var timer = registry.get("twinstore.calls")
                    .tags("operation", "upsertCompany")
                    .timer();
            assertTrue(timer.totalTime(TimeUnit.NANOSECONDS) > 0);
            assertEquals(3, timer.takeSnapshot().percentileValues().length);
            stores.stopSupabase();
            var error = salon.upsertCompany(TwoStores.company(1, "Salon")).error();
            var outcome = Words.of(Objects.requireNonNull(error).kind()); // a connection may be cut while it is used
            assertEquals(1, calls("upsertCompany", "api", "supabase", outcome));
            stores.startSupabase();
        }
    }

    @Test
    void aReadThatTheOtherStoreAnswersIsCounted() {
        var nobodyThere = "DATABASE_URL=postgresql://salon:x@127.0.0.1:1/salon";
        try (var twinstore = open("DUAL_WRITE=true", "TIMEWEB_API=true", "TWINSTORE_HEALTH_SECONDS=1", nobodyThere)) {
            var salon = twinstore.dataLayer(CallingModule.API);
            assertEquals(0, gauge("twinstore.breaker.open", "store", "postgres"));
            for (int i = 1; i <= 5; i++) {
                assertTrue(salon.getCompany(1).success());
            }
            assertEquals(
                    5,
                    registry.get("twinstore.fallbacks")
                            .tags("store", "supabase")
                            .counter()
                            .count());
            assertEquals(5, calls("getCompany", "api", "supabase", "success"));
            assertEquals(1, gauge("twinstore.breaker.open", "store", "postgres"));
            assertEquals(0, gauge("twinstore.breaker.open", "store", "supabase"));
        }
    }

    @Test
    void aWriteThatTheOtherStoreMissedIsPending() {
        try (var twinstore = open("DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true")) {
            stores.stopSupabase();
            assertTrue(twinstore
                    .dataLayer(CallingModule.API)
                    .upsertCompany(TwoStores.company(1, "Salon"))
                    .success());
            await().untilAsserted(() -> assertEquals(1, gauge("twinstore.journal.keys", "state", "dirty")));
            await().untilAsserted(() ->
                    assertTrue(registry.get("twinstore.journal.waiting").gauge().value() > 0, "it waits"));
            stores.startSupabase();
            await().atMost(30, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertEquals(0, gauge("twinstore.journal.keys", "state", "dirty")));
            await().untilAsserted(() -> assertEquals(
                    0, registry.get("twinstore.journal.waiting").gauge().value()));
            assertEquals(
                    1,
                    registry.get("twinstore.journal.reconciled")
                            .functionCounter()
                            .count());
        }
    }

    @Test
    void flagsAndComparisonsAreThere() {
        try (var twinstore =
                open("DUAL_WRITE=true", "COMPARE_DUAL_RESULTS=true", "TIMEWEB_SYNC=true", "TIMEWEB_SERVICES=25%")) {
            assertEquals(1, gauge("twinstore.flag", "flag", "dual_write"));
            assertEquals(0, gauge("twinstore.flag", "flag", "use_repository_pattern"));
            assertEquals(1, gauge("twinstore.reads.from.postgres", "module", "sync"));
            assertEquals(0, gauge("twinstore.reads.from.postgres", "module", "api"));
            assertEquals(0.25, gauge("twinstore.reads.from.postgres", "module", "services"));
            assertEquals(0.25, gauge("twinstore.flag", "flag", "timeweb_services"));
            assertEquals(1, gauge("twinstore.primary", "store", "supabase"));
            assertEquals(1, gauge("twinstore.divergence.open"));
            assertTrue(twinstore.dataLayer(CallingModule.API).getCompany(1).success());
            await().untilAsserted(() -> assertEquals(
                    1,
                    registry.get("twinstore.comparisons")
                            .tags("outcome", "matched")
                            .functionCounter()
                            .count()));
            assertTrue(names().contains("hikaricp.connections"), () -> names() + "");
        }
    }

    @Test
    void whatIsClosedIsMeasuredNoLonger() {
        try (var twinstore = open("DUAL_WRITE=true")) {
            assertTrue(twinstore.dataLayer(CallingModule.API).getCompany(1).success());
        }
        assertEquals(List.of(), names());
    }
}

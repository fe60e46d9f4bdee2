package io.twinstore.bootstrap.metrics;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What processes over one TWINSTORE_HOME tell the others of their calls. */
class SnapshotsTest {
    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private List<Snapshot> told() {
        return stores.state().snapshots(Instant.now().minus(1, ChronoUnit.HOURS));
    }

    private MeasuredCalls measured() {
        return told().stream().map(Snapshot::measured).reduce(MeasuredCalls.NONE, MeasuredCalls::plus);
    }

    private Wiring open(String... more) {
        return Wiring.open(stores.configuration(more), Clock.systemUTC());
    }

    @Test
    void callsOfTwoProgramsAreTold() {
        try (var one = open("DUAL_WRITE=true", "TIMEWEB_API=true");
                var other = open()) {
            assertTrue(one.dataLayer(CallingModule.API)
                    .upsertCompany(TwoStores.company(1, "Salon"))
                    .success());
            await().untilAsserted(stores::assertReconciled);
            assertTrue(one.dataLayer(CallingModule.API).getCompany(1).found());
            assertTrue(other.dataLayer(CallingModule.SYNC).getCompany(1).found());
            await().untilAsserted(() -> assertEquals(3, measured().count(kind -> true)));
            assertEquals(1, measured().count(kind -> kind.module() == CallingModule.SYNC));
            assertEquals(2, measured().count(kind -> kind.store() == Backend.SUPABASE));
            var timings =
                    measured().timings(kind -> kind.store() == Backend.POSTGRES).orElseThrow();
            assertTrue(
                    timings.min() > 0 && timings.min() <= timings.p50() && timings.p50() <= timings.max(),
                    timings::toString);
            assertEquals(2, told().size());
            var pool = Objects.requireNonNull(told().get(0).pool());
            assertEquals(10, pool.size());
            assertEquals(List.of(), told().get(0).refused());
        }
        assertEquals(3, measured().count(kind -> true)); // told once more when they ended
    }

    @Test
    void aFailureIsTold() {
        try (var program = open("DUAL_WRITE=true")) {
            stores.stopSupabase();
            program.dataLayer(CallingModule.API).upsertCompany(TwoStores.company(1, "Salon"));
            await().untilAsserted(() -> assertEquals(1, measured().count(CallKind::isError)));
            stores.startSupabase();
        }
    }
}

package io.twinstore.bootstrap.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What comparing every read costs its caller: processes with and without it take turns in slices of 50 ms in shuffled order;
 * one without it is entered twice, which shows the noise.
 */
@Tag("bench")
class ComparingBenchmarkTest {
    private static final int ROUNDS = 100;
    private static final int WARM_UP = 20;
    private static final long SLICE_NANOS = 50_000_000;
    private static final long PAUSE_NANOS = 2_000_000;
    private static final long REST_NANOS = 25_000_000;

    /** One way of being called, and how long its calls took. */
    private static final class Peer {
        private final Wiring twinstore;
        private final DataLayer data;
        private final List<Double> micros = new ArrayList<>();

        private Peer(TwoStores stores, String name, String... flags) {
            var settings = new ArrayList<>(List.of(flags));
            settings.add("TWINSTORE_HOME=" + stores.state().path().resolve(name));
            twinstore = stores.open(settings.toArray(String[]::new));
            data = twinstore.dataLayer(CallingModule.API);
        }

        /**
         * Calls with pauses, as a server that is not overloaded; then rests, so that no peer works during another's
         * slice.
         */
        private void slice(boolean counts) {
            long end = System.nanoTime() + SLICE_NANOS;
            while (System.nanoTime() < end) {
                long start = System.nanoTime();
                var answer = data.getCompany(MixedCalls.COMPANY);
                double took = (System.nanoTime() - start) / 1e3;
                assertTrue(answer.success(), () -> String.valueOf(answer.error()));
                if (counts) {
                    micros.add(took);
                }
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            LockSupport.parkNanos(REST_NANOS);
        }

        private double median() {
            var sorted =
                    micros.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            return DoubleStream.of(Arrays.copyOfRange(sorted, (sorted.length - 1) / 2, sorted.length / 2 + 1))
                    .average()
                    .orElseThrow();
        }
    }

    private static void measure(TwoStores stores, String reads, String flag, Random random) {
        var off = new Peer(stores, reads + "-off", flag);
        var again = new Peer(stores, reads + "-again", flag);
        var on = new Peer(stores, reads + "-on", flag, "COMPARE_DUAL_RESULTS=true");
        try {
            var order = new ArrayList<>(List.of(off, again, on));
            for (int round = 0; round < ROUNDS + WARM_UP; round++) {
                Collections.shuffle(order, random);
                for (var peer : order) {
                    peer.slice(round >= WARM_UP);
                }
            }
            Figures.print(
                    "reads from %s: the caller's median %.0f us, comparing at 100 %% %.0f us: %+.1f %%; the same without"
                            + " comparing entered twice %+.1f %%",
                    reads,
                    off.median(),
                    on.median(),
                    100 * (on.median() / off.median() - 1),
                    100 * (again.median() / off.median() - 1));
        } finally {
            List.of(off, again, on).forEach(peer -> peer.twinstore.close());
        }
    }

    @Test
    void comparingOverNotComparing() {
        var random = new Random(Figures.seed(getClass()));
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores, "DUAL_WRITE=true");
            measure(stores, "SUPABASE", "USE_REPOSITORY_PATTERN=false", random);
            measure(stores, "POSTGRES", "USE_REPOSITORY_PATTERN=true", random);
        }
    }
}

package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The other store takes connections and does not answer, which is worse than one that is down. */
@Tag("chaos")
class HangTest {
    private static final int WRITES = 500;

    /** Durations of calls, in milliseconds. */
    private record Pace(double mean, double longest) {}

    private static Pace write(DataLayer data, String version) {
        double sum = 0;
        double longest = 0;
        for (int i = 0; i < WRITES; i++) {
            long start = System.nanoTime();
            var answer = data.upsertClient(MixedCalls.client(1 + i % 50, version + " " + i));
            double took = (System.nanoTime() - start) / 1e6;
            assertTrue(answer.success(), () -> String.valueOf(answer.error()));
            sum += took;
            longest = Math.max(longest, took);
        }
        return new Pace(sum / WRITES, longest);
    }

    @Test
    void aStoreThatHangsCostsOneWaitAndNoCall() throws IOException, SQLException {
        String[] settings = {"DUAL_WRITE=true", "TIMEWEB_IS_PRIMARY=true", "TWINSTORE_DOUBT_SECONDS=5"};
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores, settings);
            try (var twinstore = stores.open(settings)) {
                var data = twinstore.dataLayer(CallingModule.SYNC);
                var before = write(data, "before");
                var meanwhile = hung(stores, data);
                stores.startSupabase();
                await().atMost(Duration.ofMinutes(3)).untilAsserted(stores::assertReconciled);
                assertEquals(51, Equality.assertEqualStores(stores));
                Figures.print(
                        "%d writes: with both stores %.1f ms in the mean, %.0f ms at most; while the other one hangs %.1f ms"
                                + " in the mean, %.0f ms at most, 0 failed; then both are equal, the journal empty",
                        WRITES, before.mean(), before.longest(), meanwhile.mean(), meanwhile.longest());
            }
        }
    }

    private static Pace hung(TwoStores stores, DataLayer data) throws IOException {
        int port = stores.supabasePort();
        stores.stopSupabase();
        try (var mute = new ServerSocket(port, 50, InetAddress.getLoopbackAddress())) {
            assertTrue(mute.isBound());
            return write(data, "meanwhile");
        }
    }
}

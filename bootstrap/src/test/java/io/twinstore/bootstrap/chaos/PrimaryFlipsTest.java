package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.postgres.PostgresStore;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The primary flips under two processes that write twice: no call fails, no row is lost. */
@Tag("chaos")
class PrimaryFlipsTest {
    private static final int FLIPS = 20;
    private static final int THREADS = 2;
    private static final Duration BETWEEN = Duration.ofMillis(500);

    @Test
    void noCallFailsAndBothStoresAreEqual() throws InterruptedException, SQLException {
        long seed = Figures.seed(getClass());
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores, "DUAL_WRITE=true");
            try (var one = Child.start(Worker.class, stores.settings(), "mixed", "" + THREADS, "" + seed);
                    var other = Child.start(Worker.class, stores.settings(), "mixed", "" + THREADS, "" + ~seed)) {
                await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                    assertFalse(one.said("reads").isEmpty(), one::output);
                    assertFalse(other.said("reads").isEmpty(), other::output);
                });
                await().untilAsserted(() -> assertEquals(
                        Optional.empty(),
                        new UseCases(stores.configuration(), Clock.systemUTC())
                                .verification()
                                .close(PostgresStore.schemaTables()))); // as validate does when it has
                // found every row equal
                double longest = 0;
                for (int i = 0; i < FLIPS; i++) {
                    var change = new UseCases(stores.configuration(), Clock.systemUTC()).flagChange();
                    long start = System.nanoTime();
                    var flags = change.make(Flag.TIMEWEB_IS_PRIMARY, Share.of(i % 2 == 0), "test");
                    longest = Math.max(longest, (System.nanoTime() - start) / 1e6);
                    assertEquals(List.of(), change.awaitDrained(flags));
                    await().pollDelay(BETWEEN).until(() -> true);
                }
                assertEquals(0, one.end(), one::output);
                assertEquals(0, other.end(), other::output);
                await().atMost(Duration.ofMinutes(1)).untilAsserted(stores::assertReconciled);
                print(one, other, longest);
            }
            Figures.print(
                    "afterwards %,d rows in both stores, equal; no pending keys", Equality.assertEqualStores(stores));
        }
    }

    private static void print(Child one, Child other, double longestFlip) {
        var children = List.of(one, other);
        var failed = children.stream()
                .flatMap(child -> child.said("failed").stream())
                .toList();
        Figures.print(
                "%d fenced changes of the primary under two processes with %d threads each, %.0f mixed calls: %d failed; the"
                        + " longest write, its pause included, %.0f ms; the longest flip %.0f ms",
                FLIPS,
                THREADS,
                numbers(children, "calls").mapToDouble(each -> each).sum(),
                failed.size(),
                numbers(children, "pause").mapToDouble(each -> each).max().orElseThrow(),
                longestFlip);
        assertEquals(List.of(), failed);
    }

    private static Stream<Double> numbers(List<Child> children, String word) {
        return children.stream().flatMap(child -> child.said(word).stream()).map(Double::valueOf);
    }
}

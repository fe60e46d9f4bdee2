package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Share;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.UseCases;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two processes under load follow a flag that a third one changes. */
@Tag("chaos")
class TwoProcessesTest {
    private static final int FLIPS = 10;
    private static final int THREADS = 2;

    /** From which side the last read of each of its threads came. */
    private static List<String> reads(Child child) {
        Map<String, String> sides = new HashMap<>();
        child.said("reads").forEach(line -> sides.put(line.split(" ", 2)[0], line.split(" ", 2)[1]));
        return List.copyOf(sides.values());
    }

    private static void awaitSide(Child one, Child other, Backend side) {
        await().pollInterval(Duration.ofMillis(5)).atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertEquals(Collections.nCopies(THREADS, side.name()), reads(one), one::output);
            assertEquals(Collections.nCopies(THREADS, side.name()), reads(other), other::output);
        });
    }

    @Test
    void bothFollow() throws InterruptedException {
        long seed = Figures.seed(getClass());
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores);
            follow(stores, seed);
        }
    }

    private static void follow(TwoStores stores, long seed) throws InterruptedException {
        try (var one = Child.start(Worker.class, stores.settings(), "mixed", "" + THREADS, "" + seed);
                var other = Child.start(Worker.class, stores.settings(), "mixed", "" + THREADS, "" + ~seed)) {
            awaitSide(one, other, Backend.SUPABASE);
            long longest = 0;
            long sum = 0;
            for (int i = 0; i < FLIPS; i++) {
                var side = i % 2 == 0 ? Backend.POSTGRES : Backend.SUPABASE;
                long start = System.nanoTime();
                var change = new UseCases(stores.configuration(), Clock.systemUTC()).flagChange();
                var flags = change.make(Flag.USE_REPOSITORY_PATTERN, Share.of(side == Backend.POSTGRES), "test");
                awaitSide(one, other, side);
                long took = System.nanoTime() - start;
                longest = Math.max(longest, took);
                sum += took;
                assertEquals(List.of(), change.awaitDrained(flags));
            }
            assertEquals(0, one.end(), one::output);
            assertEquals(0, other.end(), other::output);
            var failed = Stream.of(one, other)
                    .flatMap(child -> child.said("failed").stream())
                    .toList();
            Figures.print(
                    "two processes under load follow %d flips of a read flag: %.2f s on average, %.2f s at most; %d failed"
                            + " calls",
                    FLIPS, sum / 1e9 / FLIPS, longest / 1e9, failed.size());
            assertEquals(List.of(), failed);
        }
    }
}

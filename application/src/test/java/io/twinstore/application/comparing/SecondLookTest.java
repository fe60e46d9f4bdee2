package io.twinstore.application.comparing;

import static io.twinstore.application.comparing.Outcome.DROPPED;
import static io.twinstore.application.comparing.Outcome.MISMATCHED;
import static io.twinstore.application.comparing.Outcome.SUSPECTED;
import static io.twinstore.application.comparing.Outcome.UNANSWERED;
import static io.twinstore.application.comparing.Outcome.UNDECIDED;
import static io.twinstore.application.comparing.SampleRows.answer;
import static io.twinstore.application.comparing.SampleRows.service;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A suspect is decided, or counted as undecided: it never vanishes among what was dropped. */
class SecondLookTest {
    private static final Listing<Row<Service>> SAME = answer(service(1));
    private static final Listing<Row<Service>> OTHER = answer(service(1, Map.of("title", "y")));

    private TestContext context = new TestContext(PendingLookup.NONE);
    private BackgroundComparison comparison = comparing(Duration.ofMillis(5), Duration.ofSeconds(60));
    private final CountDownLatch released = new CountDownLatch(1);

    private BackgroundComparison comparing(Duration pause, Duration deadline) {
        return new BackgroundComparison(
                new BackgroundComparison.Settings(100, Candidate.OTHER, 1, 2, pause, deadline),
                () -> context,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        released.countDown();
        comparison.close();
    }

    private void offer(Function<Backend, Listing<Row<Service>>> answer) {
        comparison.offer(context.read("getServiceById", answer));
    }

    private long count(Outcome outcome) {
        return comparison.findings().total().count(outcome);
    }

    private void awaitCount(Outcome outcome, long count) {
        await().untilAsserted(
                        () -> assertEquals(count, count(outcome), () -> outcome + " of " + comparison.findings()));
    }

    private static Listing<Row<Service>> byStore(Backend backend) {
        return backend == POSTGRES ? SAME : OTHER;
    }

    private Listing<Row<Service>> hang(Listing<Row<Service>> answer) {
        try {
            released.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", e);
        }
        return answer;
    }

    @Test
    void firstAttemptsTakeNoRoomFromIt() {
        comparison = comparing(Duration.ofMillis(500), Duration.ofSeconds(60));
        offer(SecondLookTest::byStore);
        awaitCount(SUSPECTED, 1);
        for (int i = 0; i < 5; i++) {
            offer(backend -> hang(SAME)); // one is looked at, two wait, the others are dropped
        }
        awaitCount(MISMATCHED, 1);
        assertTrue(count(DROPPED) > 0);
        assertEquals(0, count(UNDECIDED));
    }

    @Test
    void whatFindsNoRoomForItIsUndecided() {
        for (int suspects = 1; suspects <= 5; suspects++) {
            offer(backend -> backend == SUPABASE ? OTHER : hang(SAME)); // the control is asked by rechecks only
            awaitCount(SUSPECTED, suspects);
        }
        awaitCount(UNDECIDED, 2);
        released.countDown();
        awaitCount(MISMATCHED, 3);
        assertEquals(0, count(DROPPED));
        assertFalse(comparison.findings().total().equal());
    }

    /** The candidate is asked first; then both are, and the control once more. */
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4})
    void aStoreThatFailsMeanwhileLeavesItUndecided(int question) {
        var asked = new AtomicInteger();
        offer(backend -> {
            if (asked.incrementAndGet() == question) {
                throw new Unavailable("down", null);
            }
            return byStore(backend);
        });
        awaitCount(UNDECIDED, 1);
        assertEquals(0, count(UNANSWERED));
        assertEquals(0, comparison.findings().total().ignoredCalls());
    }

    @Test
    void pendingKeysThatCannotBeReadLeaveItUndecided() {
        context = new TestContext(keys -> {
            throw new IllegalStateException("no journal");
        });
        offer(SecondLookTest::byStore);
        awaitCount(UNDECIDED, 1);
    }

    @Test
    void pendingKeysThatComeTooLateLeaveItUndecided() {
        comparison = comparing(Duration.ZERO, Duration.ofSeconds(1));
        context = new TestContext(keys -> {
            long start = System.nanoTime();
            await().untilAsserted(() -> assertTrue(System.nanoTime() - start > 1_000_000_000));
            return Set.of();
        });
        offer(SecondLookTest::byStore);
        awaitCount(UNDECIDED, 1);
        assertEquals(0, count(MISMATCHED));
    }

    @Test
    void closingWaitsForIt() {
        comparison = comparing(Duration.ofMillis(300), Duration.ofSeconds(60));
        offer(SecondLookTest::byStore);
        offer(SecondLookTest::byStore);
        awaitCount(SUSPECTED, 2);
        comparison.close();
        assertEquals(2, count(MISMATCHED));
    }

    @Test
    void closingDoesNotWaitForEver() {
        offer(backend -> backend == SUPABASE ? OTHER : hang(SAME));
        awaitCount(SUSPECTED, 1);
        comparison.close();
        assertEquals(1, count(UNDECIDED));
        assertEquals(1, context.saved.get(context.saved.size() - 1).total().count(UNDECIDED));
    }
}

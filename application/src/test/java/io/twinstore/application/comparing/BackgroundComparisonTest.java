package io.twinstore.application.comparing;

import static io.twinstore.application.comparing.Outcome.DROPPED;
import static io.twinstore.application.comparing.Outcome.MATCHED;
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

import io.twinstore.application.flags.CallingModule;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BackgroundComparisonTest {
    private static final String OPERATION = "getServiceById";
    private static final Listing<Row<Service>> SAME = answer(service(1));
    private static final Listing<Row<Service>> OTHER = answer(service(1, Map.of("title", "Anna")));

    private TestContext context = new TestContext(PendingLookup.NONE);
    private BackgroundComparison comparison = comparing(Candidate.OTHER, 100, Duration.ofSeconds(60));

    private BackgroundComparison comparing(Candidate candidate, int percent, Duration deadline) {
        return comparing(candidate, percent, Duration.ofMillis(5), deadline);
    }

    private BackgroundComparison comparing(Candidate candidate, int percent, Duration pause, Duration deadline) {
        return new BackgroundComparison(
                new BackgroundComparison.Settings(percent, candidate, 1, 2, pause, deadline),
                () -> context,
                Clock.systemUTC());
    }

    @AfterEach
    void close() {
        comparison.close();
    }

    private void offer(Function<Backend, Listing<Row<Service>>> answer) {
        comparison.offer(context.read(OPERATION, answer));
    }

    private static Listing<Row<Service>> by(
            Backend backend, Listing<Row<Service>> control, Listing<Row<Service>> candidate) {
        return backend == POSTGRES ? control : candidate;
    }

    private Tally tally() {
        return comparison.findings().total();
    }

    private Tally tallyOfItsModule() {
        return comparison.findings().modules().getOrDefault(CallingModule.SYNC, Tally.NONE);
    }

    private void awaitOne(Outcome outcome) {
        awaitCount(outcome, 1);
    }

    private void awaitCount(Outcome outcome, long count) {
        await().untilAsserted(() -> assertEquals(count, tally().count(outcome), () -> outcome + " of " + tally()));
        await().untilAsserted(() -> assertEquals(count, tallyOfItsModule().count(outcome), outcome + " of the module"));
    }

    private void awaitIgnored(String rule) {
        await().untilAsserted(() -> assertEquals(Map.of(rule, 1L), tally().ignored()));
    }

    @Test
    void theSameAnswerMatchesAndTheCandidateAloneIsAsked() {
        var asked = ConcurrentHashMap.<Object>newKeySet();
        offer(backend -> {
            asked.add(backend);
            return SAME;
        });
        awaitOne(MATCHED);
        assertEquals(Set.of(SUPABASE), asked);
        assertEquals(0, tally().count(SUSPECTED));
        assertTrue(comparison.note().isEmpty());
    }

    @Test
    void anotherAnswerTwiceIsAMismatchWithoutAValue() {
        offer(backend -> by(backend, SAME, OTHER));
        awaitOne(MISMATCHED);
        assertEquals(Map.of("value", 1L), tally().diagnoses());
        var mismatch = comparison.findings().last().get(0);
        assertEquals(
                List.of("title"),
                mismatch.values().stream().map(Mismatch.Value::column).toList());
        var value = mismatch.values().get(0);
        for (var hash : new String[] {value.control(), value.candidate()}) {
            assertTrue(hash.matches("[0-9a-f]{8}"), hash);
        }
        assertEquals("yclients_id 1, company_id 9007199254740993", mismatch.key());
        assertFalse(value.control().equals(value.candidate()));
        assertTrue(comparison.note().orElse("").contains("1 of 1 calls differ"));
    }

    @Test
    void aMismatchThatIsSeenAgainCountsAgainAndIsListedOnce() {
        for (int seen = 1; seen <= 3; seen++) {
            offer(backend -> by(backend, SAME, OTHER));
            awaitCount(MISMATCHED, seen);
        }
        assertEquals(1, comparison.findings().last().size());
        offer(backend -> by(backend, SAME, answer()));
        await().untilAsserted(() -> assertEquals(2, comparison.findings().last().size()));
    }

    @Test
    void aSuspectThatIsEqualWhenAskedAgainMatches() {
        var calls = new AtomicInteger();
        offer(backend -> by(backend, OTHER, calls.getAndIncrement() == 0 ? answer() : OTHER));
        awaitOne(MATCHED);
        assertEquals(1, tally().count(SUSPECTED));
        assertEquals(0, tally().count(MISMATCHED));
    }

    @Test
    void aPendingRowIsIgnored() {
        context = new TestContext(keys -> keys);
        offer(backend -> by(backend, SAME, OTHER));
        awaitIgnored("pending key");
        assertEquals(List.of(), comparison.findings().last());
    }

    @Test
    void pendingKeysAreLookedUpOnceForAllRowsOfARead() {
        var asked = new CopyOnWriteArrayList<Integer>();
        context = new TestContext(keys -> {
            asked.add(keys.size());
            return Set.of();
        });
        var changed = Map.of("title", "Anna");
        var control = answer(service(1), service(2), service(3));
        offer(backend -> by(backend, control, answer(service(1, changed), service(2, changed), service(4))));
        awaitOne(MISMATCHED);
        assertEquals(List.of(4), asked);
    }

    @Test
    void aControlThatChangesMeanwhileIsIgnored() {
        var calls = new AtomicInteger();
        offer(backend -> by(backend, answer(service(1, Map.of("weight", calls.incrementAndGet()))), OTHER));
        awaitIgnored("changing");
    }

    @Test
    void aStoreThatIsDownDecidesNothingAndOneThatFailsIsAMismatch() {
        offer(backend -> {
            throw new Unavailable("down", null);
        });
        awaitOne(UNANSWERED);
        offer(backend -> {
            if (backend == SUPABASE) {
                throw new Unexpected("cannot be read", null);
            }
            return SAME;
        });
        awaitOne(MISMATCHED);
        assertEquals(Map.of("error", 1L), tally().diagnoses());
        assertEquals(1, tally().decided());
    }

    @Test
    void aFaultOfOursDecidesNothingAndTheNextReadIsCompared() {
        offer(backend -> {
            throw new IllegalStateException("a fault");
        });
        awaitOne(UNDECIDED);
        offer(backend -> SAME);
        awaitOne(MATCHED);
    }

    @Test
    void whatFindsNoRoomIsDroppedWhileTheCallerGoesOn() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var answered = new CountDownLatch(1);
        Function<Backend, Listing<Row<Service>>> hanging = backend -> {
            asked.countDown();
            awaitLatch(answered);
            return SAME;
        };
        offer(hanging);
        asked.await();
        for (int i = 0; i < 10; i++) {
            offer(hanging); // two find room behind the one that hangs
        }
        assertEquals(8, tally().count(DROPPED));
        assertEquals(1, answered.getCount());
        answered.countDown();
        awaitCount(MATCHED, 3);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whatWaitedTooLongIsDropped() {
        comparison = comparing(Candidate.OTHER, 100, Duration.ZERO);
        offer(backend -> SAME);
        awaitOne(DROPPED);
    }

    @Test
    void aStoreComparedWithItselfIsAskedAlone() {
        comparison = comparing(Candidate.SELF, 100, Duration.ofSeconds(60));
        offer(backend -> by(backend, SAME, OTHER));
        awaitOne(MATCHED);
    }

    @Test
    void aShareOfTheReadsIsCompared() {
        comparison = comparing(Candidate.OTHER, 10, Duration.ofSeconds(60));
        for (int i = 0; i < 2_000; i++) {
            offer(backend -> SAME);
        }
        comparison.close(); // what is not compared yet is dropped
        long taken = tally().count(MATCHED) + tally().count(DROPPED);
        assertTrue(taken > 100 && taken < 350, taken + " of 2000 at 10 %");
    }

    @Test
    void closingCountsEveryReadThatWasTakenAndSavesBeforeTheContextIsClosed() throws InterruptedException {
        var asked = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        offer(backend -> {
            asked.countDown();
            awaitLatch(never);
            throw new Unavailable("interrupted", null);
        });
        asked.await();
        offer(backend -> SAME);
        offer(backend -> SAME);
        comparison.close();
        offer(backend -> SAME);
        assertEquals(2, tally().count(DROPPED));
        assertEquals(1, tally().count(UNANSWERED));
        assertEquals(tally(), context.saved.get(context.saved.size() - 1).total());
        assertEquals(context.saved.size(), context.closed);
    }

    @Test
    void whatWasFoundIsSavedSoonAndOnlyWhenThereIsMore() {
        offer(backend -> SAME);
        await().untilAsserted(() -> assertEquals(1, context.saved.size()));
        offer(backend -> SAME);
        await().untilAsserted(() -> assertEquals(2, context.saved.size()));
        assertEquals(2, context.saved.get(1).total().count(MATCHED));
    }
}

package io.twinstore.application.comparing;

import static io.twinstore.application.comparing.SampleRows.answer;
import static io.twinstore.application.comparing.SampleRows.service;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LazyContextTest {
    private final AtomicBoolean available = new AtomicBoolean(true);
    private final AtomicBoolean room = new AtomicBoolean(true);
    private final TestContext context = new TestContext(PendingLookup.NONE) {
        @Override
        public void save(Findings findings) {
            require(room, "disk full");
            super.save(findings);
        }
    };
    private final BackgroundComparison comparison = new BackgroundComparison(
            BackgroundComparison.Settings.of(100, Candidate.OTHER),
            () -> {
                require(available, "no directory");
                return context;
            },
            Clock.systemUTC());

    private static void require(AtomicBoolean there, String problem) {
        if (!there.get()) {
            throw new IllegalStateException(problem);
        }
    }

    @AfterEach
    void close() {
        comparison.close();
    }

    private void compare(Outcome outcome) {
        long before = comparison.findings().total().count(outcome);
        comparison.offer(context.read("getServiceById", backend -> answer(service(1))));
        await().untilAsserted(() -> assertEquals(
                before + 1, comparison.findings().total().count(outcome), () -> outcome + ", " + comparison.note()));
    }

    private void awaitNote(Optional<String> note) {
        await().untilAsserted(() -> assertEquals(note, comparison.note()));
    }

    @Test
    void oneThatCannotBeOpenedDecidesNothingAndIsNotedUntilItCan() {
        available.set(false);
        compare(Outcome.UNANSWERED);
        assertEquals(Optional.of("reads are not compared: no directory"), comparison.note());
        available.set(true);
        compare(Outcome.MATCHED);
        assertEquals(Optional.empty(), comparison.note());
    }

    @Test
    void oneThatCannotBeSavedToIsNotedUntilItCan() {
        room.set(false);
        compare(Outcome.MATCHED);
        awaitNote(Optional.of("what comparing reads found is not saved: disk full"));
        room.set(true);
        awaitNote(Optional.empty());
        assertEquals(1, context.saved.get(0).total().count(Outcome.MATCHED));
    }
}

package io.twinstore.application.routing;

import static io.twinstore.application.flags.Flag.LOG_DATABASE_CALLS;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope.Counts;
import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.services.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every call does on its way: it holds the flags, waits at the write fence, is logged, and ends in an envelope. */
class CallsTest {
    private final Salon salon = new Salon();

    @AfterEach
    void close() {
        salon.close();
    }

    @Test
    void aListSaysHowManyRowsThereAre() {
        salon.store(SUPABASE).services().upsertAll(List.of(salon.service(), salon.service()));
        var answer = salon.dataLayer().getServices(salon.company, true);
        assertEquals(new Counts(2, false), answer.counts());
        assertEquals("getServices", answer.operation());
        assertEquals(Salon.NOW, answer.timestamp());
    }

    @Test
    void aRowThatIsNotThereIsASuccessWithoutData() {
        var answer = salon.dataLayer().getCompany(salon.company + 1_000_000);
        assertTrue(answer.success());
        assertFalse(answer.found());
        assertNull(answer.counts());
    }

    @Test
    void whatAStoreThrowsByMistakeIsAFailureWithoutItsWords() {
        salon.router.guards(Map.of(SUPABASE, new Faulty()));
        var logged = new ArrayList<LogRecord>();
        var logger = Logger.getLogger(Calls.class.getName());
        logger.setFilter(record -> !logged.add(record)); // so that the test's output stays empty
        var error = Objects.requireNonNull(
                salon.dataLayer().getCompany(salon.company).error());
        logger.setFilter(null);
        assertEquals(1, logged.size());
        assertFalse(String.valueOf(logged.get(0).getThrown()).contains("a value"));
        assertEquals(ErrorKind.UNEXPECTED, error.kind());
        assertEquals("getCompany: a fault of this library (IllegalStateException); please report it", error.message());
    }

    private static final class Faulty implements StoreGuard {
        @Override
        public <T> T call(Supplier<T> question) {
            throw new IllegalStateException("a value");
        }

        @Override
        public Optional<String> note() {
            return Optional.empty();
        }
    }

    @Test
    void everyWriteGetsTheTimeAtWhichItWasMade() {
        var stored = salon.dataLayer().upsertServices(List.of(salon.service())).orElseThrow();
        assertEquals(List.of(Salon.NOW), stored.stream().map(Service::updatedAt).toList());
        assertEquals(
                List.of(Salon.NOW), stored.stream().map(Service::lastSyncAt).toList());
    }

    @Test
    void aWriteIsBehindTheFenceUntilItIsAnsweredAndAReadIsNot() {
        var passed = new ArrayList<String>();
        salon.router.activeWrites(() -> {
            passed.add("entered after " + salon.requests);
            return () -> passed.add("left after " + salon.requests);
        });
        salon.dataLayer().getServices(salon.company, true);
        assertEquals(List.of(), passed);
        salon.forgetRequests();
        salon.dataLayer().upsertServices(List.of(salon.service()));
        assertEquals(List.of("entered after []", "left after [SUPABASE writes services]"), passed);
    }

    /** The primary may have changed while the write waited. */
    @Test
    void aWriteLooksAtTheFlagsAfterTheFence() {
        salon.router.activeWrites(() -> {
            salon.set(TIMEWEB_IS_PRIMARY, true);
            return () -> {};
        });
        assertEquals(
                POSTGRES,
                salon.dataLayer().upsertServices(List.of(salon.service())).backend());
    }

    @Test
    void aWriteThatTheFenceKeepsOutFailsAndNothingIsSent() {
        ActiveWrites closed = () -> {
            throw new Unavailable("the fence stays closed", null);
        };
        salon.router.activeWrites(closed);
        var answer = salon.dataLayer().upsertServices(List.of(salon.service()));
        assertEquals(
                "upsertServices: the fence stays closed",
                Objects.requireNonNull(answer.error()).message());
        assertEquals(List.of(), salon.requests);
    }

    @Test
    void aCallThatFailedHoldsTheFlagsNoMore() {
        salon.store(SUPABASE).fail(new TimedOut("slow", null));
        salon.dataLayer().getServices(salon.company, true);
        salon.set(USE_REPOSITORY_PATTERN, true);
        assertTrue(salon.flags.drained());
    }

    @Test
    void callsAreLoggedWhileTheFlagIsOn() {
        salon.dataLayer().getServices(salon.company, true);
        salon.set(LOG_DATABASE_CALLS, true);
        salon.store(SUPABASE).services().upsert(salon.service());
        salon.dataLayer().getServices(salon.company, true);
        salon.store(SUPABASE).fail(new Unavailable("down", null));
        salon.dataLayer().getServices(salon.company, true);
        salon.dataLayer().upsertServices(List.of(salon.service()));
        assertEquals(
                List.of(
                        "getServices SUPABASE 1 null false",
                        "getServices POSTGRES 0 null true",
                        "upsertServices SUPABASE 0 UNAVAILABLE false"),
                salon.logged.stream().map(CallsTest::withoutTime).toList());
    }

    private static String withoutTime(CallListener.Call call) {
        return "%s %s %d %s %s"
                .formatted(call.operation(), call.backend(), call.rows(), call.failure(), call.fallback());
    }
}

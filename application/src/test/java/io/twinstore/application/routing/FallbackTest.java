package io.twinstore.application.routing;

import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.facade.Envelope.Fallback;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.services.Service;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** When a store may answer in the place of the one that is down, and that the envelope says so. */
class FallbackTest {
    private final Salon salon = new Salon();

    @AfterEach
    void close() {
        salon.close();
    }

    private static StoreException down() {
        return new Unavailable("down", null);
    }

    private Envelope<List<Service>> read() {
        return salon.dataLayer().getServices(salon.company, true);
    }

    private static @Nullable ErrorKind kind(Envelope<?> answer) {
        var error = answer.error();
        return error == null ? null : error.kind();
    }

    @Test
    void thePrimaryAnswersInThePlaceOfTheStoreThatIsDown() {
        salon.set(USE_REPOSITORY_PATTERN, true);
        salon.openDivergence("never validated"); // the primary has every write all the same
        salon.store(POSTGRES).fail(down());
        var answer = read();
        assertTrue(answer.success());
        assertEquals(SUPABASE, answer.backend());
        assertEquals(new Fallback(POSTGRES, false), answer.fallback());
        assertEquals(List.of("POSTGRES reads services", "SUPABASE reads services"), salon.requests);
    }

    @Test
    void theOtherStoreAnswersInThePlaceOfThePrimaryWhileNothingIsUnverified() {
        salon.store(SUPABASE).fail(down());
        var answer = read();
        assertEquals(POSTGRES, answer.backend());
        assertEquals(new Fallback(SUPABASE, false), answer.fallback());
    }

    @Test
    void theAnswerSaysThatWritesOfThisProcessArePending() {
        salon.journal.open(SUPABASE, List.of(RowKey.of(salon.service())));
        salon.store(SUPABASE).fail(down());
        assertEquals(new Fallback(SUPABASE, true), read().fallback());
    }

    @Test
    void theOtherStoreMayNotStandInWhileADivergenceIsUnverified() {
        salon.openDivergence("DUAL_WRITE was off");
        salon.store(SUPABASE).fail(down());
        var answer = read();
        assertEquals(ErrorKind.UNAVAILABLE, kind(answer));
        assertEquals(SUPABASE, answer.backend());
        assertNull(answer.fallback());
        assertEquals(List.of("SUPABASE reads services"), salon.requests);
    }

    @Test
    void supabaseMayNotStandInWhileItMayNotBeUsed() {
        salon.set(USE_LEGACY_SUPABASE, false);
        salon.store(POSTGRES).fail(down());
        assertEquals(ErrorKind.UNAVAILABLE, kind(read()));
        assertEquals(List.of("POSTGRES reads services"), salon.requests);
    }

    @Test
    void aStoreThatIsNotConfiguredCannotStandIn() {
        var only = Map.of(SUPABASE, salon.store(SUPABASE));
        salon.store(SUPABASE).fail(down());
        var api = new RoutedDataLayer(StoreRouter.over(only, salon.flags).build(), null, Clock.systemUTC());
        var answer = api.getServices(salon.company, true);
        assertEquals("getServices: down", Objects.requireNonNull(answer.error()).message());
    }

    static Stream<StoreException> errorsOfAStoreThatIsThere() {
        return Stream.of(new TimedOut("slow", null), new NotPermitted("no", null), new Unexpected("fault", null));
    }

    @ParameterizedTest
    @MethodSource("errorsOfAStoreThatIsThere")
    void onlyAStoreThatIsDownIsReplaced(StoreException error) {
        salon.store(SUPABASE).fail(error);
        assertEquals(error.kind(), kind(read()));
        assertEquals(List.of("SUPABASE reads services"), salon.requests);
    }

    @Test
    void withBothDownTheCallFailsAfterEachWasAskedOnce() {
        salon.store(SUPABASE).fail(down());
        salon.store(POSTGRES).fail(down());
        assertEquals(ErrorKind.UNAVAILABLE, kind(read()));
        assertEquals(List.of("SUPABASE reads services", "POSTGRES reads services"), salon.requests);
    }

    /** A phone that nobody has is asked for twice. */
    @Test
    void theRestOfACallStaysWithTheStoreThatStandsIn() {
        salon.store(SUPABASE).fail(down());
        var answer = salon.dataLayer().getClientByPhone(Rows.phone());
        assertTrue(answer.success());
        assertEquals(
                List.of("SUPABASE reads clients", "POSTGRES reads clients", "POSTGRES reads clients"), salon.requests);
    }

    @Test
    void aWriteIsNeverTakenByTheOtherStore() {
        salon.store(SUPABASE).fail(down());
        var answer = salon.dataLayer().upsertServices(List.of(salon.service()));
        assertEquals(ErrorKind.UNAVAILABLE, kind(answer));
        assertEquals(SUPABASE, answer.backend());
        assertNull(answer.fallback());
        assertEquals(List.of("SUPABASE writes services"), salon.requests);
    }

    /** Refuses every call to the store behind it. */
    private static final class Broken implements StoreGuard {
        @Override
        public <T> T call(Supplier<T> question) {
            throw down();
        }

        @Override
        public Optional<String> note() {
            return Optional.of("calls are refused");
        }
    }

    @Test
    void aStoreThatIsTakenForDownIsNotAskedExceptForItsHealth() {
        salon.set(TIMEWEB_IS_PRIMARY, true);
        salon.router.guards(Map.of(SUPABASE, new Broken()));
        assertEquals(new Fallback(SUPABASE, false), read().fallback());
        assertEquals(List.of("POSTGRES reads services"), salon.requests);
        var health = salon.dataLayer().healthCheck().orElseThrow();
        assertEquals(SUPABASE, health.backend());
        assertTrue(health.healthy());
        assertEquals(List.of("calls are refused"), health.notes());
    }
}

package io.twinstore.application.routing;

import static io.twinstore.application.flags.Flag.DUAL_WRITE;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.Envelope;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** While DUAL_WRITE is on: what reaches which store in which order, and which rows are pending after it. */
class WritingTwiceTest {
    private static final PendingCounts ONE_DIRTY = new PendingCounts(0, 1, 0, 0);
    private static final PendingCounts ONE_IN_DOUBT = new PendingCounts(0, 0, 1, 0);
    private static final PendingCounts ONE_BLOCKED = new PendingCounts(0, 0, 0, 1);

    private final Salon salon = new Salon();
    private final Row<Service> service = salon.service();

    @BeforeEach
    void writeTwice() {
        salon.set(DUAL_WRITE, true);
    }

    @AfterEach
    void close() {
        salon.close();
    }

    private Envelope<List<Service>> write() {
        return salon.dataLayer().upsertServices(List.of(service));
    }

    private void awaitPending(PendingCounts counts) {
        await().untilAsserted(() -> assertEquals(counts, salon.journal.counts(), salon.requests::toString));
    }

    private static ErrorKind kind(Envelope<?> answer) {
        return Objects.requireNonNull(answer.error()).kind();
    }

    @ParameterizedTest
    @CsvSource({"false, SUPABASE, POSTGRES", "true, POSTGRES, SUPABASE"})
    void thePrimaryIsWrittenFirstThenTheOtherStoreAndNothingStaysPending(
            boolean postgresIsPrimary, Backend primary, Backend other) {
        salon.set(TIMEWEB_IS_PRIMARY, postgresIsPrimary);
        var answer = write();
        assertTrue(answer.success());
        assertEquals(primary, answer.backend());
        awaitPending(PendingCounts.NONE);
        assertEquals(
                List.of(
                        primary + " writes services",
                        other + " applies services",
                        primary + " reads again services"), // had it changed meanwhile, it would be copied once more
                salon.requests);
        assertEquals(answer.orElseThrow(), salon.stored(other, service).stream().toList());
    }

    /** Whoever dies after the write reached the primary has the row in its journal. */
    @Test
    void theRowIsPendingBeforeAnythingIsSent() {
        write();
        assertEquals(new PendingCounts(1, 0, 0, 0), salon.pending.get(0));
    }

    @Test
    void anotherStoreThatIsDownFailsNoWriteAndTheRowStaysPendingUntilItIsBack() {
        salon.store(POSTGRES).fail(new Unavailable("down", null));
        assertTrue(write().success());
        awaitPending(ONE_DIRTY);
        assertEquals(List.of("SUPABASE writes services", "POSTGRES applies services"), salon.requests.subList(0, 2));
        salon.store(POSTGRES).fail(null);
        awaitPending(PendingCounts.NONE);
        assertEquals(salon.stored(SUPABASE, service), salon.stored(POSTGRES, service));
    }

    @Test
    void aRowThatTheOtherStoreRefusesIsBlocked() {
        salon.store(POSTGRES).fail(new NotPermitted("no", null));
        assertTrue(write().success());
        awaitPending(ONE_BLOCKED);
    }

    @Test
    void aRowIsInDoubtWhenTheOtherStoreDoesNotSayWhetherItTookIt() {
        salon.store(POSTGRES).fail(new TimedOut("slow", null));
        assertTrue(write().success());
        awaitPending(ONE_IN_DOUBT);
    }

    @Test
    void aWriteThatThePrimaryRefusesFailsAndIsNotCopied() {
        var orphan = service.set(ServiceColumns.COMPANY_ID, Rows.id());
        var answer = salon.dataLayer().upsertServices(List.of(orphan));
        assertEquals(ErrorKind.INVALID_INPUT, kind(answer));
        awaitPending(PendingCounts.NONE); // both stores are found to have no such row
        assertEquals(Optional.empty(), salon.stored(POSTGRES, orphan));
    }

    @Test
    void aWriteOfWhichThePrimaryDoesNotTellWhetherItWasMadeIsInDoubt() {
        salon.store(SUPABASE).fail(new TimedOut("slow", null));
        assertEquals(ErrorKind.TIMEOUT, kind(write()));
        assertEquals(ONE_IN_DOUBT, salon.journal.counts());
        assertEquals(List.of("SUPABASE writes services"), salon.requests);
    }

    @Test
    void nothingIsSentWhenTheRowCannotBeMadePending() {
        salon.segments.fillDisk();
        assertEquals(ErrorKind.UNAVAILABLE, kind(write()));
        assertEquals(List.of(), salon.requests);
    }

    @Test
    void nothingIsSentWithoutAJournal() {
        var stores = Map.of(SUPABASE, salon.store(SUPABASE), POSTGRES, salon.store(POSTGRES));
        var api = new RoutedDataLayer(StoreRouter.over(stores, salon.flags).build(), null, Clock.systemUTC());
        assertEquals(ErrorKind.UNAVAILABLE, kind(api.upsertServices(List.of(service))));
        assertEquals(List.of(), salon.requests);
    }
}

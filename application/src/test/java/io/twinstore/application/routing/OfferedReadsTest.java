package io.twinstore.application.routing;

import static io.twinstore.application.flags.Flag.COMPARE_DUAL_RESULTS;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.comparing.BackgroundComparison;
import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ExperimentContext;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.Outcome;
import io.twinstore.application.comparing.PendingLookup;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.StoreException.TimedOut;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.services.Service;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which reads are offered for comparison while COMPARE_DUAL_RESULTS is on. */
class OfferedReadsTest {
    private final Salon salon = new Salon();

    @BeforeEach
    void compare() {
        salon.set(COMPARE_DUAL_RESULTS, true);
    }

    @AfterEach
    void close() {
        salon.close();
    }

    @Test
    void aReadIsOfferedWithItsAnswerAndTheStoreThatGaveIt() {
        var service = salon.service();
        salon.store(SUPABASE).services().upsert(service);
        salon.dataLayer().getServices(salon.company, true);
        assertEquals(1, salon.offered.size());
        var read = salon.offered.get(0);
        assertEquals("getServices", read.operation());
        assertEquals(SUPABASE, read.control());
        assertEquals("services", read.query().schema().table());
        assertEquals(
                List.of(service.require(ServiceColumns.YCLIENTS_ID)),
                read.answer().map(row -> row.toJson().get("yclients_id")).rows().stream()
                        .map(id -> Long.valueOf(id.toString()))
                        .toList());
    }

    @Test
    void nothingIsOfferedWhileTheFlagIsOff() {
        salon.set(COMPARE_DUAL_RESULTS, false);
        salon.dataLayer().getServices(salon.company, true);
        assertEquals(List.of(), salon.offered);
    }

    @Test
    void aWriteIsNotOffered() {
        salon.dataLayer().upsertServices(List.of(salon.service()));
        assertEquals(List.of(), salon.offered);
    }

    @Test
    void ofSeveralQueriesOfACallTheLastIsOffered() {
        salon.dataLayer().getClientByPhone(Rows.phone());
        assertEquals(List.of("SUPABASE reads clients", "SUPABASE reads clients"), salon.requests);
        assertEquals(1, salon.offered.size());
    }

    /** The control would be the store with which it is to be compared. */
    @Test
    void anAnswerOfTheStoreThatStandsInIsNotOffered() {
        salon.store(SUPABASE).fail(new Unavailable("down", null));
        assertTrue(salon.dataLayer().getServices(salon.company, true).success());
        assertEquals(List.of(), salon.offered);
    }

    @Test
    void aReadThatFailedIsNotOffered() {
        salon.store(SUPABASE).fail(new TimedOut("slow", null));
        salon.dataLayer().getServices(salon.company, true);
        assertEquals(List.of(), salon.offered);
    }

    /** Asks the stores themselves. */
    private final class Context implements ExperimentContext {
        @Override
        public <A> Listing<Row<A>> ask(Backend backend, Query<A> query) {
            return salon.store(backend).rows(query);
        }

        @Override
        public KeyedHash hash() {
            return new KeyedHash(new byte[32]);
        }

        @Override
        public PendingLookup pending() {
            return PendingLookup.NONE;
        }

        @Override
        public void save(Findings findings) {}

        @Override
        public void close() {}
    }

    @ParameterizedTest
    @CsvSource({"true, MATCHED", "false, MISMATCHED"})
    void comparingAsksBothStoresAndTheCallerHasTheAnswerOfOne(boolean same, Outcome outcome) {
        var settings = BackgroundComparison.Settings.of(100, Candidate.OTHER);
        var stored = salon.store(SUPABASE).services().upsert(salon.service());
        if (same) {
            salon.store(SUPABASE).rows(Query.of(ServiceColumns.SCHEMA)).rows().forEach(this::copy);
        }
        salon.forgetRequests();
        try (var comparison = new BackgroundComparison(settings, Context::new, Clock.systemUTC())) {
            salon.router.comparison(comparison);
            var answer = salon.dataLayer().getServices(salon.company, true);
            assertEquals(List.of(stored), answer.data());
            await().untilAsserted(() ->
                    assertEquals(1, comparison.findings().total().count(outcome), salon.requests::toString));
        }
        assertEquals(List.of("SUPABASE reads services", "POSTGRES reads services"), salon.requests.subList(0, 2));
    }

    private void copy(Row<Service> row) {
        salon.store(POSTGRES).services().upsert(row);
    }
}

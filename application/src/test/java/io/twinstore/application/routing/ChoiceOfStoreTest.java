package io.twinstore.application.routing;

import static io.twinstore.application.flags.CallingModule.API;
import static io.twinstore.application.flags.CallingModule.SYNC;
import static io.twinstore.application.flags.Flag.TIMEWEB_API;
import static io.twinstore.application.flags.Flag.TIMEWEB_IS_PRIMARY;
import static io.twinstore.application.flags.Flag.USE_LEGACY_SUPABASE;
import static io.twinstore.application.flags.Flag.USE_REPOSITORY_PATTERN;
import static io.twinstore.domain.store.Backend.POSTGRES;
import static io.twinstore.domain.store.Backend.SUPABASE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Operation;
import io.twinstore.application.flags.Share;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which store answers a call while all is well. */
class ChoiceOfStoreTest {
    private final Salon salon = new Salon();

    @AfterEach
    void close() {
        salon.close();
    }

    private void assertReads(Backend backend, DataLayer api) {
        salon.forgetRequests();
        var answer = api.getServices(salon.company, true);
        assertTrue(answer.success());
        assertEquals(backend, answer.backend());
        assertEquals(List.of(backend + " reads services"), salon.requests);
    }

    @ParameterizedTest
    @CsvSource({
        "     ,      , SUPABASE, SUPABASE",
        "false, true , SUPABASE, POSTGRES",
        "true ,      , POSTGRES, POSTGRES",
        "true , false, POSTGRES, SUPABASE"
    })
    void aModulesOwnFlagDecidesWhereItReadsAndUnsetItInherits(
            @Nullable Boolean all, @Nullable Boolean own, Backend others, Backend module) {
        salon.set(USE_REPOSITORY_PATTERN, all);
        salon.set(TIMEWEB_API, own);
        assertReads(others, salon.dataLayer());
        assertReads(others, salon.dataLayer(SYNC));
        assertReads(module, salon.dataLayer(API));
    }

    @ParameterizedTest
    @CsvSource({"false, SUPABASE", "true, POSTGRES"})
    void aWriteGoesToThePrimaryAloneWhereverTheModuleReads(boolean postgresIsPrimary, Backend primary) {
        salon.set(TIMEWEB_IS_PRIMARY, postgresIsPrimary);
        for (var reads : new Boolean[] {true, false}) {
            salon.set(TIMEWEB_API, reads);
            salon.forgetRequests();
            var answer = salon.dataLayer(API).upsertServices(List.of(salon.service()));
            assertTrue(answer.success());
            assertEquals(primary, answer.backend());
            assertEquals(List.of(primary + " writes services"), salon.requests);
        }
    }

    @Test
    void withoutSupabaseEverythingGoesToPostgres() {
        salon.set(USE_LEGACY_SUPABASE, false);
        salon.set(TIMEWEB_API, false);
        assertReads(POSTGRES, salon.dataLayer(API));
        var written = salon.dataLayer(API).upsertServices(List.of(salon.service()));
        assertEquals(POSTGRES, written.backend());
    }

    /** Else the caller would not find what it has just written. */
    @Test
    void whileATableHasPendingRowsItIsReadFromThePrimary() {
        salon.set(USE_REPOSITORY_PATTERN, true);
        salon.journal.open(SUPABASE, List.of(RowKey.of(salon.service())));
        assertReads(SUPABASE, salon.dataLayer());
        assertEquals(POSTGRES, salon.dataLayer().getCompany(salon.company).backend());
    }

    @Test
    void theFirstQueryOfACallChoosesTheStoreForAllOfThem() {
        salon.set(TIMEWEB_API, new Share(50));
        var api = salon.dataLayer(API);
        var chosen = EnumSet.noneOf(Backend.class);
        for (int i = 0; i < 30; i++) {
            salon.forgetRequests();
            var answer = api.getClientByPhone("791612345" + (10 + i)); // nobody's, so that it is asked twice
            assertTrue(answer.success());
            var asked = answer.backend() + " reads clients";
            assertEquals(List.of(asked, asked), salon.requests);
            chosen.add(answer.backend());
        }
        assertEquals(EnumSet.allOf(Backend.class), chosen);
    }

    @Test
    void whileATableHasPendingRowsEveryShareOfItIsReadFromThePrimary() {
        salon.set(TIMEWEB_API, new Share(99));
        salon.journal.open(SUPABASE, List.of(RowKey.of(salon.service())));
        for (long id = 0; id < 30; id++) {
            assertEquals(SUPABASE, salon.dataLayer(API).getServiceById(id, null).backend());
        }
    }

    @Test
    void aHealthCheckOfAModuleAtAShareAsksThePrimary() {
        salon.set(TIMEWEB_API, new Share(99));
        assertEquals(SUPABASE, salon.dataLayer(API).healthCheck().backend());
        salon.set(TIMEWEB_IS_PRIMARY, true);
        assertEquals(POSTGRES, salon.dataLayer(API).healthCheck().backend());
    }

    @Test
    void aCallGoesOnUnderTheFlagsWithWhichItBegan() {
        try (var call = new RoutedCall(salon.router.build(), Operation.GET_SERVICES, null)) {
            salon.set(USE_REPOSITORY_PATTERN, true);
            call.services().findAll(salon.company, true);
            assertEquals(SUPABASE, call.backend());
        }
        assertReads(POSTGRES, salon.dataLayer());
    }

    @Test
    void aStoreThatIsNotConfiguredIsUnavailable() {
        var only = new RoutedDataLayer(
                StoreRouter.over(Map.of(SUPABASE, salon.store(SUPABASE)), salon.flags)
                        .build(),
                null,
                Clock.systemUTC());
        salon.set(TIMEWEB_IS_PRIMARY, true);
        var answer = only.upsertServices(List.of(salon.service()));
        assertEquals(
                "upsertServices: the settings of POSTGRES are missing",
                Objects.requireNonNull(answer.error()).message());
        assertEquals(List.of(), salon.requests);
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES", "SUPABASE"})
    void aSingleStoreAnswersEverything(Backend backend) {
        var api = new RoutedDataLayer(salon.store(backend), Clock.systemUTC());
        assertReads(backend, api);
        assertEquals(backend, api.upsertServices(List.of(salon.service())).backend());
        assertEquals(backend, api.healthCheck().backend());
    }
}

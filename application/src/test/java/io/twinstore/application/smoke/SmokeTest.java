package io.twinstore.application.smoke;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.benchmark.Question;
import io.twinstore.application.flags.CallingModule;
import io.twinstore.application.flags.Flag;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.memory.MemoryStore;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.application.routing.StoreRouter;
import io.twinstore.application.switching.FlagSource;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.twins.TwinStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** A smoke test of two stores in memory; the API reads from PostgreSQL, to which nothing is written. */
class SmokeTest {
    private static final Flags FLAGS = Flags.DEFAULT.with(Flag.TIMEWEB_API, true);

    private final List<String> told = new ArrayList<>();
    private Consumer<String> act = request -> {};
    private final MemoryStore supabase = new MemoryStore(Backend.SUPABASE, this::tell);
    private final MemoryStore postgres = new MemoryStore(Backend.POSTGRES, this::tell);
    private final long company = Rows.id();
    private final List<Question> getCompany = List.of((salon, number) -> salon.getCompany(company));

    SmokeTest() {
        supabase.companies().upsert(Rows.company(company).build());
        postgres.companies().upsert(Rows.company(company).build());
    }

    private void tell(String request) {
        told.add(request);
        act.accept(request);
    }

    private Smoke smoke(Predicate<RowKey> pending) {
        var router = StoreRouter.over(
                        Map.<Backend, TwinStore>of(Backend.SUPABASE, supabase, Backend.POSTGRES, postgres),
                        FlagSource.fixed(FLAGS))
                .build();
        return new Smoke(
                module -> new RoutedDataLayer(router, module, Clock.systemUTC()),
                FLAGS,
                List.of(supabase, postgres),
                pending,
                UUID.randomUUID());
    }

    private static int contexts(MemoryStore store) {
        return store.dialogs()
                .find(Query.of(DialogContextColumns.SCHEMA))
                .rows()
                .size();
    }

    private void assertNothingLeft() {
        assertEquals(0, contexts(supabase));
        assertEquals(0, contexts(postgres));
    }

    private static List<String> wrong(SmokeResult result) {
        return result.wrong().stream()
                .map(answer -> answer.asked() + " " + answer.store() + ": " + answer.problem())
                .toList();
    }

    @Test
    void everyModuleIsAskedAndWhatReadsTheOtherStoreDoesNotFindTheRow() {
        var result = smoke(key -> false).run(getCompany);
        assertEquals(List.of("getDialogContext POSTGRES: nothing was found"), wrong(result));
        for (var module : CallingModule.values()) {
            var asked = result.answers().stream()
                    .filter(answer -> answer.module() == module)
                    .map(SmokeResult.Answer::asked)
                    .toList();
            assertTrue(asked.containsAll(List.of("getCompany", "getDialogContext")), module + " " + asked);
        }
        assertNothingLeft();
    }

    @Test
    void nothingIsRemovedWhileACopyIsUnderWay() {
        var looks = new ArrayList<Integer>();
        var result = smoke(key -> looks.add(told.size()) && looks.size() < 3).run(getCompany);
        assertEquals(3, looks.size());
        int removed = told.indexOf("SUPABASE applies dialog_contexts");
        assertTrue(looks.stream().allMatch(look -> look <= removed), looks + " " + told);
        assertTrue(removed < told.indexOf("POSTGRES applies dialog_contexts"), "the primary first: " + told);
        assertEquals(1, result.wrong().size());
    }

    @Test
    void aStoreThatGoesDownAfterTheWriteKeepsTheRowInNoOther() {
        act = request -> {
            if (request.equals("SUPABASE writes dialog_contexts")) {
                postgres.fail(new Unavailable("down", null));
            }
        };
        var result = smoke(key -> false).run(getCompany);
        postgres.fail(null);
        assertTrue(
                wrong(result).contains("getDialogContext SUPABASE: POSTGRES should have answered and is down"),
                () -> wrong(result) + "");
        assertTrue(wrong(result).contains("the row is removed POSTGRES: down"), () -> wrong(result) + "");
        assertNothingLeft();
    }

    @Test
    void aFaultInTheMiddleLeavesNothing() {
        act = request -> {
            if (request.equals("SUPABASE reads again dialog_contexts")) {
                act = later -> {};
                throw new IllegalStateException("a fault");
            }
        };
        assertThrows(IllegalStateException.class, () -> smoke(key -> false).run(getCompany));
        assertTrue(told.contains("SUPABASE writes dialog_contexts"), told::toString);
        assertNothingLeft();
    }

    @Test
    void whatAnEarlierRunLeftIsRemovedFirstAndNothingElseIs() {
        var salons = Rows.context(company).build();
        for (var store : List.of(supabase, postgres)) {
            store.dialogs().upsert(salons);
            store.dialogs().upsert(DialogContextColumns.upsert("twinstore-smoke-" + UUID.randomUUID()));
        }
        var result = smoke(key -> false).run(getCompany);
        assertEquals("rows of earlier runs are removed", result.answers().get(0).asked());
        assertEquals(1, contexts(supabase));
        assertEquals(1, contexts(postgres));
    }

    @Test
    void aStoreThatIsDownAtFirstIsNotWritten() {
        postgres.fail(new Unavailable("down", null));
        assertThrows(Unavailable.class, () -> smoke(key -> false).run(getCompany));
        assertEquals(
                List.of(),
                told.stream()
                        .filter(request -> request.contains("writes dialog"))
                        .toList());
    }

    @Test
    void whoEndsARunRemovesTheRow() {
        var smoke = smoke(key -> false);
        act = request -> {
            if (request.equals("SUPABASE reads again dialog_contexts")) {
                act = later -> {};
                smoke.end(removal -> assertEquals(List.of(), removal.wrong()));
                assertNothingLeft();
            }
        };
        var result = smoke.run(getCompany);
        assertTrue(wrong(result).contains("the row is there SUPABASE: it is not"), () -> wrong(result) + "");
    }
}

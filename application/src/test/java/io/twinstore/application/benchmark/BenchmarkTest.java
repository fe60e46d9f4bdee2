package io.twinstore.application.benchmark;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.benchmark.BenchmarkResult.Measured;
import io.twinstore.application.memory.MemoryStore;
import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BenchmarkTest {
    private static final int CALLS = 6;

    private final List<String> told = new ArrayList<>();
    private final MemoryStore supabase = new MemoryStore(Backend.SUPABASE, told::add);
    private final MemoryStore postgres = new MemoryStore(Backend.POSTGRES, told::add);
    private final long company = Rows.id();
    private final List<Question> getCompany = List.of((salon, number) -> salon.getCompany(company));

    private static BenchmarkResult run(Store one, Store other, List<Question> questions) {
        return new Benchmark(one, other, Clock.systemUTC(), CALLS).run(questions);
    }

    private static Timings millis(double average, double p95) {
        return new Timings(average, average, p95, average, p95, p95);
    }

    private static Measured measured(Timings supabase, Timings postgres) {
        return new Measured("getCompany", 1, true, supabase, postgres);
    }

    @Test
    void aPercentileIsTheTimeOfACall() {
        var hundred =
                LongStream.rangeClosed(1, 100).map(i -> (101 - i) * 1_000_000).toArray();
        assertEquals(new Timings(50.5, 1, 100, 50, 95, 99), Timings.ofNanos(hundred));
        assertEquals(new Timings(2, 1, 3, 1, 3, 3), Timings.ofNanos(3_000_000, 1_000_000));
    }

    @Test
    void theStoresTakeTurnsAndEachIsFirstAsOftenAsTheOther() {
        run(supabase, postgres, getCompany);
        assertEquals(2 * (CALLS + CALLS), told.size());
        for (int i = 0; i < told.size(); i += 4) {
            assertEquals(
                    List.of(
                            "SUPABASE reads companies",
                            "POSTGRES reads companies",
                            "POSTGRES reads companies",
                            "SUPABASE reads companies"),
                    told.subList(i, i + 4));
        }
    }

    @Test
    void theSameRowsAreEqualAndOthersAreNot() {
        postgres.companies().upsert(Rows.company(company).build());
        var same = run(postgres, postgres, getCompany);
        assertTrue(same.equal());
        assertEquals(1, same.operations().get(0).rows());
        assertEquals("getCompany", same.operations().get(0).operation());
        assertFalse(run(supabase, postgres, getCompany).equal(), "Supabase has no company");
    }

    @Test
    void aStoreThatFailsEndsTheBenchmark() {
        supabase.fail(new Unavailable("down", null));
        assertThrows(Unavailable.class, () -> run(supabase, postgres, getCompany));
    }

    @Test
    void aTargetIsMissedWhenEitherIsNotReached() {
        var targets = BenchmarkTargets.PLAN;
        assertEquals(List.of(), targets.missedBy(measured(millis(4, 5), millis(1, 19.9))));
        assertEquals(List.of("3.9 times faster, not 4.0"), targets.missedBy(measured(millis(3.9, 5), millis(1, 1))));
        assertEquals(
                List.of("p95 of 20.0 ms, not below 20.0"), targets.missedBy(measured(millis(40, 50), millis(1, 20))));
        assertFalse(new BenchmarkResult(List.of(measured(millis(3.9, 5), millis(1, 1)))).meets(targets));
    }

    @Test
    void withoutACompanyOrAClientItSaysWhatToDo() {
        assertRefused("POSTGRES holds no company to ask for; move the data first", OptionalLong.empty());
        postgres.companies().upsert(Rows.company(company).build());
        assertRefused("POSTGRES holds no client of the company " + company, OptionalLong.empty());
        postgres.companies().upsert(Rows.company(Rows.id()).build());
        assertRefused("POSTGRES holds several companies; name one by --company", OptionalLong.empty());
        assertRefused("POSTGRES holds no client of the company " + company, OptionalLong.of(company));
    }

    private void assertRefused(String words, OptionalLong named) {
        var refused = assertThrows(IllegalStateException.class, () -> new Questions(postgres, named).ofThePlan());
        assertTrue(String.valueOf(refused.getMessage()).startsWith(words), refused::toString);
    }
}

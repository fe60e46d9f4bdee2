package io.twinstore.application.benchmark;

import io.twinstore.application.benchmark.BenchmarkResult.Measured;
import io.twinstore.application.facade.DataLayer;
import io.twinstore.application.facade.Envelope;
import io.twinstore.application.routing.RoutedDataLayer;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.store.Store;
import java.time.Clock;
import java.util.List;

/** Asks both stores the same questions through the data layer, in turns, so that what slows the machine slows both. */
public final class Benchmark {
    private static final int MOST_WARM_UP = 50;

    private final DataLayer supabase;
    private final DataLayer postgres;
    private final int calls;
    private final int warmUp;

    /**
     * Times so many calls of each operation, after as many that are not timed, at most 50.
     *
     * @param clock read once: time stands still, or the two might be asked for another 'now'
     */
    public Benchmark(Store supabase, Store postgres, Clock clock, int calls) {
        var now = Clock.fixed(clock.instant(), clock.getZone());
        this.supabase = new RoutedDataLayer(supabase, now);
        this.postgres = new RoutedDataLayer(postgres, now);
        this.calls = calls;
        warmUp = Math.min(calls, MOST_WARM_UP);
    }

    /**
     * Asks the questions one after the other.
     *
     * @throws StoreException when a store does not answer
     */
    public BenchmarkResult run(List<Question> questions) {
        return new BenchmarkResult(questions.stream().map(this::measured).toList());
    }

    private Measured measured(Question question) {
        var inSupabase = new long[calls];
        var inPostgres = new long[calls];
        var operation = "";
        int rows = 0;
        boolean equal = true;
        for (int i = -warmUp; i < calls; i++) {
            int number = i + warmUp;
            boolean supabaseFirst = number % 2 == 0;
            var one = timed(supabaseFirst ? supabase : postgres, question, number);
            var other = timed(supabaseFirst ? postgres : supabase, question, number);
            equal &= one.answer().toOptional().equals(other.answer().toOptional());
            operation = one.answer().operation();
            rows = Math.max(rows, rows(one.answer()));
            if (i >= 0) {
                inSupabase[i] = (supabaseFirst ? one : other).nanos();
                inPostgres[i] = (supabaseFirst ? other : one).nanos();
            }
        }
        return new Measured(operation, rows, equal, Timings.ofNanos(inSupabase), Timings.ofNanos(inPostgres));
    }

    private record Timed(Envelope<?> answer, long nanos) {}

    private static Timed timed(DataLayer salon, Question question, int number) {
        long start = System.nanoTime();
        var answer = question.ask(salon, number);
        return new Timed(answer, System.nanoTime() - start);
    }

    private static int rows(Envelope<?> answer) {
        var counts = answer.counts();
        return counts != null ? counts.rows() : answer.found() ? 1 : 0;
    }
}

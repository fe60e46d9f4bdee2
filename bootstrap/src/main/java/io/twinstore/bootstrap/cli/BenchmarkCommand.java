package io.twinstore.bootstrap.cli;

import io.twinstore.application.benchmark.Benchmark;
import io.twinstore.application.benchmark.BenchmarkTargets;
import io.twinstore.application.benchmark.Questions;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.status.Proof;
import io.twinstore.bootstrap.reports.BenchmarkReport;
import io.twinstore.bootstrap.reports.Place;
import java.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** Times both stores. */
@Command(
        name = "benchmark",
        description = {
            "The same five reads on both stores, in turns: how many times faster is PostgreSQL?",
            "Nothing is written. Exit status 1 when PostgreSQL is not 4 times faster on average in each of them, when one in"
                    + " twenty of its calls takes 20 ms or more, or when the two hold different rows."
        })
final class BenchmarkCommand implements Callable<Integer> {
    private static final int MOST_CALLS = 100_000;

    @ParentCommand
    private @Nullable TwinstoreCommand root;

    @Option(
            names = "--company",
            paramLabel = "ID",
            description = "The YCLIENTS id of the company to ask for; default the only one.")
    private @Nullable Long company;

    @Option(
            names = "--calls",
            paramLabel = "N",
            defaultValue = "100",
            description = "Calls of each operation that are timed, 1 to 100,000; default ${DEFAULT-VALUE}.")
    private int calls;

    @Override
    public Integer call() {
        if (calls < 1 || calls > MOST_CALLS) {
            throw new SettingException("--calls is 1 to 100000");
        }
        var settings = Given.by(root);
        var stores = settings.stores();
        var output = settings.output();
        try (var supabase = stores.supabase();
                var postgres = stores.postgres()) {
            supabase.requireReachable();
            postgres.requireReachable();
            var place = Place.measured(stores.supabaseUrl(), stores.postgresAddress());
            var named = company == null ? OptionalLong.empty() : OptionalLong.of(company);
            var questions = new Questions(postgres, named).ofThePlan();
            output.note("Asking each store " + calls + " times for each of five operations, in turns ...");
            var result = new Benchmark(supabase, postgres, Clock.systemUTC(), calls).run(questions);
            var report = new BenchmarkReport(result, BenchmarkTargets.PLAN, place);
            output.result(report::json, report::text);
            settings.keep(Proof.BENCHMARK, report.good(), report.summary(), report.json());
            return report.good() ? ExitStatus.DONE : ExitStatus.NO;
        }
    }
}

package io.twinstore.bootstrap.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.bootstrap.state.TwoStores;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link PathBenchmark} and prints what the path adds; the machine is shared, so the fastest iterations are
 * compared.
 */
@Tag("bench")
class PathBenchmarkTest {

    @Test
    void pathOverTheBareStore() throws RunnerException {
        try (var stores = TwoStores.start()) {
            MixedCalls.begin(stores, "TIMEWEB_IS_PRIMARY=true"); // the benchmarks have homes of their own
            var options = new OptionsBuilder()
                    .include(PathBenchmark.class.getName())
                    .jvmArgsAppend(
                            "-Dbench.home=" + stores.state().path().resolve("bench"),
                            "-Dbench.database=" + stores.settings().get("DATABASE_URL"),
                            "-Xmx512m")
                    .verbosity(VerboseMode.SILENT)
                    .shouldFailOnError(true)
                    .build();
            Map<String, Double> fastest = new HashMap<>();
            for (var result : new Runner(options).run()) {
                fastest.put(result.getPrimaryResult().getLabel(), fastest(result));
            }
            assertEquals(9, fastest.size());
            for (var call : new String[] {"instantRead", "instantWrite", "postgresRead", "postgresWrite"}) {
                double bare = Objects.requireNonNull(fastest.get(call + "Bare"));
                double through = Objects.requireNonNull(fastest.get(call + "Through"));
                Figures.print(
                        "%-13s bare %8.2f us, through the data layer with all flags off %8.2f us: it adds %.2f us",
                        call, bare, through, through - bare);
            }
            double unmeasured = Objects.requireNonNull(fastest.get("instantReadThrough"));
            double measured = Objects.requireNonNull(fastest.get("instantReadMeasured"));
            Figures.print(
                    "instantRead   through the data layer %8.2f us, measured by Micrometer %8.2f us: it adds %.2f us",
                    unmeasured, measured, measured - unmeasured);
        }
    }

    private static double fastest(RunResult result) {
        return result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .map(IterationResult::getPrimaryResult)
                .mapToDouble(iteration -> iteration.getScore())
                .min()
                .orElseThrow();
    }
}

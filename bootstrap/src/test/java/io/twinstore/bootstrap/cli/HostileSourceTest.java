package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.cli.FlakyGateway.Failure;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a server and its proxies answer in between: what is exported is what the source holds, or the command fails. */
class HostileSourceTest {
    private static final int MOST_RUNS = 100;
    private static final List<Failure> FAILURES = List.of(
            new Failure(502, "<html><h1>502 Bad Gateway</h1></html>", null),
            new Failure(429, "", "0"),
            new Failure(503, "", null),
            new Failure(500, "{\"code\":\"57014\",\"message\":\"canceling statement due to statement timeout\"}", null),
            new Failure(500, "{\"code\":\"XX000\",\"message\":\"cache lookup failed\"}", null),
            new Failure(403, "{\"code\":\"42501\",\"message\":\"permission denied for table clients\"}", null),
            new Failure(200, "<html>please log in</html>", null),
            new Failure(200, "[{\"id\":1,\"company_id\":", null),
            new Failure(200, "[]", null),
            new Failure(200, "{}", null),
            new Failure(200, "", null));

    @TempDir
    private Path directory = Path.of("");

    private final long seed = Long.getLong("twinstore.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @ParameterizedTest
    @CsvSource({"77, 1000", "1000, 1000", "7, 20", "1000, 20"})
    void whatIsExportedIsWhatTheSourceHolds(int cap, int pageSize) {
        exportUntilWhole(cap, pageSize);
    }

    @Test
    @Tag("chaos") // thousands of requests
    void soItIsWhenEachAnswerHasOneRow() {
        exportUntilWhole(1, 20);
    }

    private void exportUntilWhole(int cap, int pageSize) {
        try (var samples = new SampleSource(cap);
                var target = TestDatabase.migrated();
                var gateway = new FlakyGateway(samples.url())) {
            var files = directory.resolve("export").toString();
            int runs = 1;
            int requests = cap == 1 ? 400 : 20;
            do {
                gateway.failAfter(random.nextInt(requests), FAILURES.get(random.nextInt(FAILURES.size())));
                assertTrue(runs < MOST_RUNS, "seed " + seed);
            } while (export(samples, target, gateway, files, pageSize) != 0 && runs++ < MOST_RUNS);
            gateway.failAfter(1_000_000);
            run(samples, target, gateway, "import", "--in", files).done(0);
            var validation = run(samples, target, gateway, "validate");
            assertTrue(validation.status() == 0, "seed " + seed + ": " + validation.out() + validation.err());
            System.out.println(
                    "cap " + cap + ", pages of " + pageSize + ": whole after " + runs + " runs (seed " + seed + ")");
        }
    }

    private int export(SampleSource samples, TestDatabase target, FlakyGateway gateway, String files, int pageSize) {
        var size = "TWINSTORE_PAGE_SIZE=" + pageSize;
        return run(samples, target, gateway, "export", "--out", files, "--set", size)
                .status();
    }

    private CommandRun run(SampleSource samples, TestDatabase target, FlakyGateway gateway, String... command) {
        var all = new ArrayList<>(List.of(command));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        all.addAll(List.of("--set", "TWINSTORE_MOVE_PATIENCE_SECONDS=0"));
        var arguments = all.toArray(String[]::new);
        arguments[all.indexOf("SUPABASE_URL=" + samples.url())] = "SUPABASE_URL=" + gateway.url();
        return CommandRun.of(Map.of(), directory, arguments);
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.PgBouncer;
import io.twinstore.schema.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** The commands over a target behind a pooler in transaction mode, as many hosters offer it. */
@EnabledIf("io.twinstore.schema.PgBouncer#isInstalled")
class PoolerMoveTest {
    @TempDir
    private Path directory = Path.of("");

    private final SampleSource source = new SampleSource(1_000);
    private final TestDatabase target = TestDatabase.empty();
    private final PgBouncer pooler = PgBouncer.start(target, Map.of());

    @AfterEach
    void stop() {
        pooler.close();
        target.close();
        source.close();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(pooler.jdbcUrl(target), target));
        all.addAll(source.settings());
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    @Test
    void theSampleDataMovesThroughIt() {
        var files = directory.resolve("export").toString();
        assertTrue(run("schema", "migrate").done(0).out().contains("Applied "));
        run("export", "--all", "--out", files).done(0);
        run("import", "--in", files).done(0);
        run("import", "--in", files, "--single-transaction").done(0);
        assertTrue(run("validate", "--all").done(0).out().contains("The two are equal."));
    }
}

package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.domain.query.Limits;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Supabase's own JavaScript client, as the system being replaced uses it; skipped where there is no node or no npm. */
class OfficialClientTest {
    private static final String KEY = "sb_secret_of_the_sandbox";

    @TempDir
    private Path directory = Path.of("");

    @Test
    void itsCallsAreAnsweredAsBySupabase() throws IOException, InterruptedException {
        assumeTrue(run(Map.of(), "node", "--version") == 0, "skipped: there is no node");
        for (var name : new String[] {"package.json", "package-lock.json", "smoke.mjs"}) {
            Files.copy(Path.of("src/test/js", name), directory.resolve(name));
        }
        var install = run(Map.of(), "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund");
        assumeTrue(install == 0, "skipped: npm cannot install the client");
        try (var database = TestDatabase.migrated()) {
            fill(database);
            try (var sandbox = Sandbox.start(new Sandbox.Settings(
                    database.jdbcUrl(), database.user(), database.password(), "public", 1000, KEY, 0))) {
                var settings = Map.of("SUPABASE_URL", sandbox.url().toString(), "SUPABASE_KEY", KEY);
                assertEquals(0, run(settings, "node", "smoke.mjs"), () -> printed());
            }
        }
    }

    private static void fill(TestDatabase database) {
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 1, Limits.DEFAULT))) {
            SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z")).loadInto(store.tableWriter());
        }
    }

    private int run(Map<String, String> environment, String... command) throws InterruptedException {
        var process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("out").toFile());
        process.environment().putAll(environment);
        try {
            return process.start().waitFor();
        } catch (IOException e) {
            return -1; // there is no such program
        }
    }

    private String printed() {
        try {
            return Files.readString(directory.resolve("out"));
        } catch (IOException e) {
            return "its output cannot be read: " + e.getMessage();
        }
    }
}

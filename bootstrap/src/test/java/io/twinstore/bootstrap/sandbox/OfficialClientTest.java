package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.bootstrap.node.NodeProject;
import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.domain.query.Limits;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        var node = NodeProject.install(Path.of("src/test/js"), directory);
        try (var database = TestDatabase.migrated()) {
            fill(database);
            try (var sandbox = Sandbox.start(new Sandbox.Settings(
                    database.jdbcUrl(), database.user(), database.password(), "public", 1000, KEY, 0))) {
                var settings = Map.of("SUPABASE_URL", sandbox.url().toString(), "SUPABASE_KEY", KEY);
                var process = node.start(settings, "smoke.mjs");
                var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                assertEquals(0, process.waitFor(), printed);
            }
        }
    }

    private static void fill(TestDatabase database) {
        try (var store = PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), 1, Limits.DEFAULT))) {
            SampleData.generate(7, Instant.parse("2026-03-01T10:00:00Z")).loadInto(store.tableWriter());
        }
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What `twinstore status` says while an operator does what it says. */
class StatusCommandTest {
    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1_000);
    private final TestDatabase target = TestDatabase.migrated();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        all.addAll(List.of("--set", "TWINSTORE_HOME=" + directory.resolve("home")));
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private JsonNode status() throws IOException {
        return new ObjectMapper().readTree(run("status", "--json").done(0).out());
    }

    private void assertNext(String command) throws IOException {
        assertEquals("twinstore " + command, status().get("next").get("command").asText());
    }

    @Test
    void itLeadsFromTheFirstStepToTheComparison() throws IOException {
        var first = run("status").done(0).out();
        assertTrue(first.startsWith("The move is off: Supabase answers everything"), first);
        assertTrue(first.contains("Next: twinstore flags set DUAL_WRITE=true"), first);
        var monitor = run("monitor", "--once").done(0).out();
        assertTrue(monitor.startsWith("0 of 4 modules read from PostgreSQL"), monitor);
        assertTrue(monitor.contains("Next: twinstore flags set DUAL_WRITE=true"), monitor);
        assertTrue(Files.notExists(directory.resolve("home")), "status and monitor change nothing");
        run("flags", "set", "DUAL_WRITE=true").done(0);
        assertNext("export --out DIR");
        var files = directory.resolve("files").toString();
        run("export", "--out", files).done(0);
        assertNext("import --in DIR");
        run("import", "--in", files, "--dry-run").done(0);
        assertNext("import --in DIR");
        run("import", "--in", files).done(0);
        assertNext("validate");
        run("validate", "--tables", "clients").done(0);
        assertNext("validate");
        run("validate").done(0);
        assertNext("flags set COMPARE_DUAL_RESULTS=true");
        var status = status();
        assertEquals("copying", status.get("phase").asText());
        assertEquals(0, status.get("behind").size(), status::toString);
        var validated = status.get("evidence").get(3);
        assertEquals("validate", validated.get("command").asText());
        assertTrue(validated.get("good").asBoolean());
        assertEquals("8 tables, 1,577 rows: equal", validated.get("summary").asText());
        assertTrue(validated.get("ageSeconds").asLong() < 600, validated::toString);
        var seen = new ObjectMapper()
                .readTree(run("monitor", "--once", "--json").done(0).out());
        assertEquals("equal", seen.at("/validation/verdict").asText(), seen::toString);
        assertEquals(8, seen.at("/validation/tables").size(), seen::toString);
        assertEquals(0, seen.get("running").size(), seen::toString);
        var text = run("status").done(0).out();
        assertTrue(text.contains("Nothing is behind."), text);
        assertTrue(text.contains("benchmark       -        never made"), text);
    }

    @Test
    void evidenceThatCannotBeReadOrKeptIsNone() throws IOException {
        var evidence = Files.createDirectories(directory.resolve("home/evidence"));
        Files.writeString(evidence.resolve("validate.json"), "{");
        assertTrue(status().get("evidence").get(3).get("at").isNull());
        Files.delete(evidence.resolve("validate.json"));
        Files.delete(evidence);
        Files.writeString(evidence, "no directory");
        var export = run("export", "--out", directory.resolve("files").toString());
        assertEquals(0, export.status(), export.err());
        assertTrue(export.err().contains("is not kept for 'twinstore status'"), export.err());
    }
}

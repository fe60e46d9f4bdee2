package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.bootstrap.cli.FlakyGateway.Failure;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.tables.Table;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import io.twinstore.supabase.SupabaseStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that stumbles ends no move; who is waited for is said, and answers to callers wait for nobody. */
class OutageTest {
    private static final Failure BAD_GATEWAY = new Failure(502, "<html><h1>502 Bad Gateway</h1></html>", null);
    private static final Failure TOO_MANY = new Failure(429, "", "1");

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(100);
    private final TestDatabase target = TestDatabase.migrated();
    private final FlakyGateway gateway = new FlakyGateway(samples.url());

    @AfterEach
    void stop() {
        gateway.close();
        target.close();
        samples.close();
    }

    private CommandRun run(String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(samples.settings());
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(List.of("--set", "SUPABASE_URL=" + gateway.url()));
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private Path files() {
        return directory.resolve("export");
    }

    private String place() {
        return "Supabase at 127.0.0.1:" + gateway.url().getPort();
    }

    @Test
    void anExportGoesOnAfterBadGatewaysAndRefusals() {
        gateway.failAfter(5, Collections.nCopies(4, BAD_GATEWAY).toArray(Failure[]::new));
        gateway.failAfter(5, Collections.nCopies(5, TOO_MANY).toArray(Failure[]::new));
        var export = run("export", "--out", files().toString()).done(0);
        assertTrue(export.out().contains("1,577"), export.out());
        assertTrue(export.err().contains(place() + ", table clients: cannot be reached"), export.err());
        assertTrue(export.err().contains(place() + " answers again after "), export.err());
        run("import", "--in", files().toString()).done(0);
        gateway.failAfter(7, Collections.nCopies(4, BAD_GATEWAY).toArray(Failure[]::new));
        assertTrue(run("validate").done(0).err().contains("answers again after"));
    }

    @Test
    void withoutTimeLeftTheServerAndTheTableAreNamedAndTheSameCommandGoesOn() throws IOException {
        gateway.failAfter(8, Collections.nCopies(3, BAD_GATEWAY).toArray(Failure[]::new));
        var broken = run("export", "--out", files().toString(), "--set", "TWINSTORE_MOVE_PATIENCE_SECONDS=0");
        assertEquals(3, broken.status(), broken.err());
        var lines = broken.err()
                .lines()
                .filter(line -> !line.contains("gives at most 100 rows"))
                .toList();
        assertEquals("what is exported so far is kept: the same command goes on from there", lines.get(0));
        assertTrue(lines.get(1).contains(place() + ", table clients: cannot be reached or cannot serve now"));
        run("import", "--in", files().toString()).refused(3, "no finished export");
        var export = run("export", "--out", files().toString()).done(0);
        assertTrue(export.err().contains(" exported companies already; they are not read again"), export.err());
        assertTrue(export.err().contains("table clients: goes on after the "), export.err());
        run("import", "--in", files().toString()).done(0);
        run("validate").done(0);
    }

    @Test
    void withoutARowNothingIsLeft() {
        gateway.failAfter(0, Collections.nCopies(100, BAD_GATEWAY).toArray(Failure[]::new));
        run("export", "--out", files().toString(), "--set", "TWINSTORE_MOVE_PATIENCE_SECONDS=0")
                .refused(3, place());
        assertFalse(Files.exists(files()));
    }

    @Test
    void readingGoesOnWhenTheServerIsBack() {
        var table = table("clients");
        var notes = new ArrayList<String>();
        var progress = new Progress() {
            @Override
            public void rows(Table ignored, long rows, long total) {
                throw new AssertionError("a reader counts nothing");
            }

            @Override
            public void note(String line) {
                notes.add(line);
                if (line.contains("waiting")) {
                    gateway.comeBack();
                }
            }
        };
        try (var store = SupabaseStore.open(new SupabaseStore.Settings(
                gateway.url(),
                SampleSource.KEY,
                1,
                new Limits(1, 1, 1, Duration.ofSeconds(5), Duration.ofSeconds(5))))) {
            var reader = new PatientReader(store.tableReader(), Duration.ofSeconds(60), progress);
            assertEquals(1_299, reader.count(table).rows());
            gateway.goDown();
            assertThrows(Unavailable.class, () -> store.companies().findById(1));
            assertEquals(100, reader.readAfter(table, null, 100).size());
        }
        assertEquals(2, notes.size(), notes.toString());
        assertTrue(notes.get(0).startsWith(place() + ", table clients: "), notes.toString());
    }

    private static Table table(String name) {
        return PostgresStore.schemaTables().stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

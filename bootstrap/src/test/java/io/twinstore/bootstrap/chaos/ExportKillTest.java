package io.twinstore.bootstrap.chaos;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.cli.Main;
import io.twinstore.bootstrap.state.TwoStores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An export that is killed again and again ends with the same files as one that is not. */
@Tag("chaos")
class ExportKillTest {
    private static final int KILLS = 8;
    private static final int CLIENTS = 30_000;
    private static final String[] SETTINGS = {"TWINSTORE_PAGE_SIZE=100"};
    private static final String MANY = "insert into clients (yclients_id, company_id, phone, name)"
            + " select n, 962302, '7' || (9000000000 + n), repeat('x', 200)"
            + " from generate_series(1, " + CLIENTS + ") n";

    @TempDir
    private Path directory = Path.of("");

    private final long seed = Long.getLong("twinstore.seed", System.nanoTime());
    private final Random random = new Random(seed);

    private Path files() {
        return directory.resolve("export");
    }

    private int export(TwoStores stores, Path files) throws InterruptedException {
        try (var command = Child.start(Main.class, stores.settings(SETTINGS), "export", "--out", files.toString())) {
            return command.end();
        }
    }

    /** How long the files are together. */
    private long written() {
        if (!Files.isDirectory(files())) {
            return 0;
        }
        try (var paths = Files.list(files())) {
            return paths.mapToLong(path -> path.toFile().length()).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFilesAreTheSame() throws InterruptedException, SQLException, IOException {
        try (var stores = TwoStores.start()) {
            TwoStores.execute(stores.supabase(), "insert into companies (company_id, title) values (962302, 'x')");
            TwoStores.execute(stores.supabase(), MANY);
            var whole = directory.resolve("whole");
            assertEquals(0, export(stores, whole));
            int kills = 0;
            long goneOn = 0;
            for (; kills < KILLS && !finished(); kills++) {
                long before = written();
                goneOn += before > 0 ? 1 : 0;
                try (var command =
                        Child.start(Main.class, stores.settings(SETTINGS), "export", "--out", files().toString())) {
                    int more = 1 + random.nextInt(2_000_000);
                    await().pollInterval(Duration.ofMillis(5))
                            .atMost(Duration.ofMinutes(1))
                            .untilAsserted(() -> assertTrue(
                                    written() > before + more || finished(), () -> "seed " + seed + ": " + written()));
                    command.kill();
                }
            }
            assertEquals(0, export(stores, files()), "seed " + seed);
            for (var name : new String[] {"companies.json", "clients.json"}) {
                assertEquals(-1, Files.mismatch(whole.resolve(name), files().resolve(name)), name + ", seed " + seed);
            }
            Figures.print(
                    "an export of %,d rows was killed by SIGKILL %d times and went on %d times: the same files (seed %d)",
                    CLIENTS, kills, goneOn, seed);
        }
    }

    private boolean finished() {
        return Files.exists(files().resolve("metadata.json"));
    }
}

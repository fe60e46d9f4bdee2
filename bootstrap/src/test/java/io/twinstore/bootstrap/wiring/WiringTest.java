package io.twinstore.bootstrap.wiring;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.bootstrap.state.TwoStores;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nothing stays open behind a process's data layer, whatever of it cannot be closed. */
class WiringTest {
    /** No connection, no process, and no lock is left. */
    private static void assertClosed(TwoStores stores) throws IOException {
        await().untilAsserted(() -> assertEquals(0, connections(stores)));
        assertEquals(List.of(), stores.state().processes().all());
        for (var file : files(stores)) {
            if (file.toString().endsWith(".lock")) {
                ProcessLock.tryHold(file).orElseThrow().close();
            }
        }
    }

    private static List<Path> files(TwoStores stores) throws IOException {
        try (var files = Files.walk(stores.state().path().resolve(""))) {
            return files.toList();
        }
    }

    private static long connections(TwoStores stores) throws SQLException {
        try (var connection = stores.postgres().connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from pg_stat_activity"
                        + " where datname = current_database() and pid <> pg_backend_pid()")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void everyPartIsClosedThoughSomeCannotBe() throws IOException, SQLException {
        try (var stores = TwoStores.start()) {
            var twinstore = stores.open("DUAL_WRITE=true", "USE_REPOSITORY_PATTERN=true");
            assertTrue(twinstore.dataLayer(CallingModule.API).getCompany(1).success());
            assertTrue(connections(stores) > 0);
            var first = new IllegalStateException("first");
            var second = new IllegalStateException("second");
            twinstore.opened.add(() -> {
                throw second;
            });
            twinstore.opened.add(() -> {
                throw first;
            });
            assertSame(first, assertThrows(IllegalStateException.class, twinstore::close));
            assertArrayEquals(new Throwable[] {second}, first.getSuppressed());
            assertClosed(stores);
            twinstore.close();
        }
    }
}

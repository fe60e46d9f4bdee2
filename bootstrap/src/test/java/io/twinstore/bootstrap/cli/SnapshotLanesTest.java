package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.Export;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of keys that are read side by side over a direct connection: all see one state, whatever is written meanwhile. */
class SnapshotLanesTest {
    private static final int LANES = 4;
    private static final int PAGE = 10;
    private static final int ROWS = 500;
    private static final Pattern ROW = Pattern.compile("\"id\":(\\d+),\"session\":(\\d+)");

    /** Numbers, each with the session that read it; the reading waits while somebody holds a lock. */
    private static final Table SEEN = new Table(
            "seen",
            Map.of("id", ColumnType.INTEGER, "session", ColumnType.INTEGER, "waited", ColumnType.BOOLEAN),
            List.of("id"),
            Set.of());

    @TempDir
    private Path directory = Path.of("");

    private final TestDatabase database = TestDatabase.empty();

    @BeforeEach
    void numbers() {
        sql("create table numbers (id int primary key)");
        sql("insert into numbers select 10 * n from generate_series(1, " + ROWS + ") n");
        sql("create view seen as select id, pg_backend_pid() as session,"
                + " case when pg_advisory_lock_shared(1)::text = '' then pg_advisory_unlock_shared(1) end as waited"
                + " from numbers");
    }

    @AfterEach
    void stop() {
        database.close();
    }

    private void sql(String statement) {
        try {
            TwoStores.execute(database, statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void everyLaneReadsTheStateOfTheBeginningOverAConnectionOfItsOwn() throws IOException {
        var notes = new ArrayList<String>();
        try (var store = PostgresStore.openSource(
                        PostgresStore.Settings.of(database.jdbcUrl(), database.user(), database.password())
                                .limits(Limits.DEFAULT));
                var snapshot = store.snapshot(LANES, notes::add)) {
            var written = new Written(snapshot.rows());
            var reader = new PatientReader(written, Duration.ZERO, Progress.SILENT);
            new Export(reader, PAGE, Clock.systemUTC(), Progress.SILENT)
                    .run(List.of(SEEN), "the source", new JsonExportFiles(directory.resolve("export")));
            written.unlocked.join();
        }
        var ids = new ArrayList<Integer>();
        var sessions = new HashSet<String>();
        var matcher = ROW.matcher(Files.readString(directory.resolve("export/seen.json")));
        while (matcher.find()) {
            ids.add(Integer.parseInt(matcher.group(1)));
            sessions.add(matcher.group(2));
        }
        assertEquals(IntStream.rangeClosed(1, ROWS).mapToObj(n -> 10 * n).toList(), ids);
        assertEquals(LANES, sessions.size());
        assertEquals(List.of(), notes);
    }

    /** Rows come and go in each range before it is read. Once all lanes are at work, they wait for each other in the database. */
    private final class Written extends PassingReader {
        private final AtomicInteger ranges = new AtomicInteger();
        private final CountDownLatch all = new CountDownLatch(1);
        private volatile CompletableFuture<Void> unlocked = CompletableFuture.completedFuture(null);

        Written(TableReader reader) {
            super(reader);
        }

        @Override
        public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
            var end = super.keyAfter(table, after, rows);
            end.map(key -> Integer.parseInt(ColumnType.TEXT.literal(key.get("id"))))
                    .ifPresent(id -> {
                        sql("insert into numbers select generate_series(" + (id - 9) + ", " + (id - 1) + ")");
                        sql("delete from numbers where id in (" + id + ", " + (id - 50) + ")");
                    });
            return end;
        }

        /** Two ranges are read first, to find out how large rows are. */
        @Override
        public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
            if (Integer.parseInt(ColumnType.TEXT.literal(upTo.get("id"))) > 2 * 2 * PAGE * 10) {
                if (ranges.incrementAndGet() == LANES) {
                    letThemWait();
                    all.countDown();
                }
                awaitAll();
            }
            return super.readBetween(table, after, upTo, limit);
        }

        private void awaitAll() {
            try {
                assertTrue(all.await(20, TimeUnit.SECONDS), "fewer ranges are read at once");
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }

        /** Locks what they read, until each of them holds a connection. */
        private void letThemWait() {
            try {
                var locked = database.connect();
                var statement = locked.createStatement();
                statement.execute("select pg_advisory_lock(1)");
                unlocked = CompletableFuture.runAsync(() -> {
                    try (locked) {
                        await().atMost(Duration.ofSeconds(20)).until(() -> waiting(statement) == LANES);
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private static int waiting(Statement statement) throws SQLException {
            try (var waiting = statement.executeQuery("select count(*) from pg_stat_activity"
                    + " where datname = current_database() and wait_event = 'advisory'")) {
                return waiting.next() ? waiting.getInt(1) : 0;
            }
        }
    }
}

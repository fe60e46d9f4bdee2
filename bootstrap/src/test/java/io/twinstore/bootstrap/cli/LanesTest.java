package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.move.Export;
import io.twinstore.application.move.PatientReader;
import io.twinstore.application.move.Progress;
import io.twinstore.bootstrap.files.JsonExportFiles;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.domain.errors.StoreException.NotPermitted;
import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.RowCount;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import io.twinstore.supabase.SupabaseStore;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ranges of keys that are read side by side over REST: every row once, in the order of its key, whatever happens meanwhile. */
class LanesTest {
    private static final int LANES = 4;
    private static final int PAGE = 10;
    private static final int ROWS = 500;
    private static final Pattern KEY = Pattern.compile("\\{\"day\":(\\d+),\"slot\":\"(\\d+)\"");

    /** Between two slots there is room for others. */
    private static final Table SLOTS = new Table(
            "slots",
            Map.of("day", ColumnType.INTEGER, "slot", ColumnType.TEXT),
            List.of("day", "slot"),
            Set.of(),
            Set.of());

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1000);
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void slots() throws SQLException {
        sql("create table slots (day int, slot text, primary key (day, slot))");
        sql("insert into slots select n / 50, (100 + n % 50 * 10)::text from generate_series(0, " + (ROWS - 1) + ") n");
    }

    @AfterEach
    void stop() {
        samples.close();
    }

    private void sql(String statement) {
        try {
            TwoStores.execute(samples.database(), statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SupabaseStore open(URI url) {
        return SupabaseStore.open(
                SupabaseStore.Settings.of(url, SampleSource.KEY).limits(Limits.DEFAULT));
    }

    private void export(TableReader reader, Progress progress) {
        new Export(reader, PAGE, Clock.systemUTC(), progress)
                .run(List.of(SLOTS), "the source", new JsonExportFiles(directory.resolve("export")));
    }

    /** What each row of the export begins with. */
    private List<String> exported() throws IOException {
        var keys = new ArrayList<String>();
        var matcher = KEY.matcher(Files.readString(directory.resolve("export/slots.json")));
        while (matcher.find()) {
            keys.add(matcher.group(1) + "/" + matcher.group(2));
        }
        return keys;
    }

    private List<String> stored() throws SQLException {
        try (var connection = samples.database().connect();
                var statement = connection.createStatement();
                var result = statement.executeQuery("select day || '/' || slot from slots order by day, slot")) {
            var keys = new ArrayList<String>();
            while (result.next()) {
                keys.add(result.getString(1));
            }
            return keys;
        }
    }

    @Test
    void rowsAtTheEndsOfRangesComeAndGo() throws SQLException, IOException {
        var ends = ConcurrentHashMap.<String>newKeySet();
        var before = stored();
        try (var store = open(samples.url())) {
            export(
                    new PassingReader(store.tableReader(LANES)) {
                        @Override
                        public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
                            var end = super.keyAfter(table, after, rows);
                            end.ifPresent(key -> move(key));
                            return end;
                        }

                        private void move(Json.Obj end) {
                            var day = String.valueOf(end.get("day"));
                            int slot = Integer.parseInt(ColumnType.TEXT.literal(end.get("slot")));
                            ends.add(day + "/" + slot);
                            sql("delete from slots where day = " + day + " and slot = '" + slot + "'");
                            sql("insert into slots values (%1$s, '%2$d'), (%1$s, '%3$d')"
                                    .formatted(day, slot - 1, slot + 1));
                        }
                    },
                    Progress.SILENT);
        }
        assertEquals(ROWS / (2 * PAGE) - 1, ends.size());
        var exported = exported();
        assertEquals(new HashSet<>(exported).size(), exported.size());
        assertEquals(stored(), exported); // here each deletion and insertion was before the range was read
        before.removeAll(ends);
        assertTrue(exported.containsAll(before));
    }

    /** Two at first; all lanes once it is known how large rows are. */
    @Test
    void rangesAreReadSideBySide() throws SQLException, IOException {
        var all = new CountDownLatch(LANES);
        try (var store = open(samples.url())) {
            export(
                    new KnownEnds(store.tableReader(LANES)) {
                        @Override
                        public List<Json.Obj> readBetween(
                                Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
                            if (ends.indexOf(upTo) > 1) {
                                all.countDown();
                                await(all);
                            }
                            return super.readBetween(table, after, upTo, limit);
                        }
                    },
                    Progress.SILENT);
        }
        assertEquals(stored(), exported());
    }

    /** Keeps the ends of the ranges in their order. */
    private static class KnownEnds extends PassingReader {
        final List<Json.Obj> ends = Collections.synchronizedList(new ArrayList<>());

        KnownEnds(TableReader reader) {
            super(reader);
        }

        @Override
        public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
            var end = super.keyAfter(table, after, rows);
            end.ifPresent(ends::add);
            return end;
        }
    }

    private static void await(CountDownLatch all) {
        try {
            assertTrue(all.await(20, TimeUnit.SECONDS), "fewer ranges are read at once");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anErrorInOneLaneEndsTheExportAndTheNextRunGoesOn() throws SQLException, IOException {
        try (var store = open(samples.url())) {
            var rows = store.tableReader(LANES);
            var failing = new KnownEnds(rows) {
                @Override
                public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
                    if (ends.indexOf(upTo) == 2) {
                        throw new NotPermitted("no more", null);
                    }
                    return super.readBetween(table, after, upTo, limit);
                }
            };
            assertThrows(NotPermitted.class, () -> export(failing, Progress.SILENT));
            export(rows, noting(() -> {}));
        }
        assertEquals(stored(), exported());
        assertEquals("table slots: goes on after the 40 rows of an earlier run", notes.get(0));
    }

    @Test
    void aTableOfOneRangeIsAskedForNoEnd() throws SQLException, IOException {
        sql("delete from slots where day > 0 or slot > '290'");
        var asked = new AtomicInteger();
        try (var store = open(samples.url())) {
            export(
                    new PassingReader(store.tableReader(LANES)) {
                        @Override
                        public Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows) {
                            asked.incrementAndGet();
                            return super.keyAfter(table, after, rows);
                        }
                    },
                    Progress.SILENT);
        }
        assertEquals(20, exported().size());
        assertEquals(0, asked.get());
    }

    /** All lanes fail at once; only one of them waits, and the others are asked again when it was answered. */
    @Test
    void oneLaneWaitsForAServerThatIsDown() throws SQLException, IOException {
        var failing = new CountDownLatch(LANES);
        var down = new AtomicBoolean(true);
        try (var store = open(samples.url())) {
            var rows = new KnownEnds(store.tableReader(LANES)) {
                @Override
                public List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit) {
                    if (ends.indexOf(upTo) > 1 && down.get()) {
                        failing.countDown();
                        await(failing);
                        throw new Unavailable("is down", null);
                    }
                    return super.readBetween(table, after, upTo, limit);
                }
            };
            var progress = noting(() -> down.set(false));
            export(new PatientReader(rows, Duration.ofSeconds(60), progress), progress);
        }
        assertEquals(stored(), exported());
        assertEquals(2, notes.size(), notes.toString());
        assertTrue(notes.get(0).contains("waiting up to "), notes.toString());
        assertTrue(notes.get(1).contains(" answers again after "), notes.toString());
    }

    @Test
    void whatTheServerGivesAtMostIsSaidOnce() {
        try (var capped = new SampleSource(7);
                var store = open(capped.url())) {
            var reader = new PatientReader(store.tableReader(LANES), Duration.ZERO, noting(() -> {}));
            var clients = new Table("clients", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());
            assertEquals(new RowCount(1_299, false), reader.count(clients));
            assertEquals(7, reader.readAfter(clients, null, 100).size());
            assertEquals(7, reader.readAfter(clients, null, 100).size());
            assertEquals(5, reader.readAfter(clients, null, 5).size());
        }
        assertEquals(1, notes.size(), notes.toString());
        assertTrue(
                notes.get(0).endsWith(": the server gives at most 7 rows an answer (asked for 100)"), notes.toString());
    }

    /** Keeps the notes, and does something when one is about waiting. */
    private Progress noting(Runnable whenWaiting) {
        return new Progress() {
            @Override
            public void rows(Table table, long rows, long total) {
                // only the notes matter
            }

            @Override
            public void note(String line) {
                notes.add(line);
                if (line.contains("waiting")) {
                    whenWaiting.run();
                }
            }
        };
    }
}

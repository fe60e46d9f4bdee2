package io.twinstore.postgres;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.errors.StoreException.Unavailable;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.domain.values.Json;
import io.twinstore.schema.PgBouncer;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Questions to a snapshot that are asked at once. */
class SnapshotConnectionsTest {
    private static final int CONNECTIONS = 4;
    private static final int ROWS = 100;
    private static final Duration LONG = Duration.ofSeconds(20);

    /** Numbers, each with the session that read it. */
    private static final Table SEEN = new Table(
            "seen",
            Map.of(
                    "id", ColumnType.INTEGER,
                    "session", ColumnType.INTEGER,
                    "settings", ColumnType.TEXT,
                    "waited", ColumnType.BOOLEAN),
            List.of("id"),
            Set.of());

    private final StoreFixture fixture = new StoreFixture();
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void numbers() {
        fixture.execute("create table numbers (id int primary key)");
        fixture.execute("insert into numbers select generate_series(1, " + ROWS + ")");
        fixture.execute("create view seen as select id, pg_backend_pid() as session, concat_ws(' ',"
                + " current_setting('transaction_read_only'), current_setting('transaction_isolation'),"
                + " current_setting('statement_timeout'), current_setting('idle_in_transaction_session_timeout'),"
                + " current_setting('TimeZone')) as settings,"
                + " case when pg_advisory_lock_shared(1)::text = '' then pg_advisory_unlock_shared(1) end as waited"
                + " from numbers");
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private TableSnapshot snapshot(PostgresStore store) {
        return store.snapshot(CONNECTIONS, notes::add);
    }

    private static PostgresStore open(String url, String user, String password) {
        return PostgresStore.open(PostgresStore.Settings.of(url, user, password)
                .poolSize(1)
                .limits(new Limits(100, 1000, 500, Duration.ofSeconds(30), Duration.ofSeconds(1))));
    }

    /** Has all who read the numbers wait, until it is unlocked or closed. */
    private Connection lock() throws SQLException {
        var connection = fixture.database.connect();
        Sql.run(connection, "select pg_advisory_lock(1)");
        return connection;
    }

    private static void unlock(Connection locked) throws SQLException {
        Sql.run(locked, "select pg_advisory_unlock(1)");
    }

    /** Asks so many times at once for all numbers. */
    private static List<CompletableFuture<List<Json.Obj>>> ask(TableSnapshot snapshot, int times) {
        return IntStream.range(0, times)
                .mapToObj(i ->
                        CompletableFuture.supplyAsync(() -> snapshot.rows().readAfter(SEEN, null, 1_000), work -> {
                            var thread = new Thread(work, "lane");
                            thread.setDaemon(true);
                            thread.start();
                        }))
                .toList();
    }

    private void awaitWaiting(int sessions) {
        await().atMost(LONG)
                .until(() -> fixture.query("select count(*) from pg_stat_activity"
                                + " where datname = current_database() and wait_event_type = 'Lock'")
                        .equals(String.valueOf(sessions)));
    }

    /** Asks at once, and lets them read when so many sessions do. */
    private Set<String> askAtOnce(TableSnapshot snapshot, int sessions) throws SQLException {
        try (var locked = lock()) {
            var asked = ask(snapshot, CONNECTIONS);
            awaitWaiting(sessions);
            unlock(locked);
            return sessionsOf(asked);
        }
    }

    /** Fails unless each of the answers has the first hundred numbers; answers whose they are. */
    private static Set<String> sessionsOf(List<CompletableFuture<List<Json.Obj>>> asked) {
        var sessions = new HashSet<String>();
        var settings = new HashSet<String>();
        for (var answer : asked) {
            var rows = answer.orTimeout(LONG.toSeconds(), TimeUnit.SECONDS).join();
            assertEquals(
                    IntStream.rangeClosed(1, ROWS).mapToObj(String::valueOf).toList(), values(rows, "id"));
            sessions.addAll(values(rows, "session"));
            settings.addAll(values(rows, "settings"));
        }
        assertEquals(Set.of("on repeatable read 0 0 UTC"), settings);
        return sessions;
    }

    private static List<String> values(List<Json.Obj> rows, String column) {
        return rows.stream()
                .map(row -> ColumnType.TEXT.literal(row.get(column)))
                .collect(Collectors.toList());
    }

    /** Others write meanwhile. */
    private void change() {
        fixture.execute("insert into numbers values (0), (" + (ROWS + 1) + ")");
        fixture.execute("delete from numbers where id between 10 and 90");
    }

    /** The pool's own may stay, without a transaction. */
    private void awaitLeft(int sessions) {
        await().atMost(LONG)
                .until(() -> fixture.query("select count(*) || '/' || count(xact_start) from pg_stat_activity"
                                + " where datname = current_database() and application_name = 'twinstore'")
                        .equals(sessions + "/0"));
    }

    @Test
    void allSeeTheSameStateOverConnectionsOfTheirOwnWhichAreGoneAfterwards() throws SQLException {
        try (var snapshot = snapshot(fixture.store)) {
            change();
            assertEquals(CONNECTIONS, snapshot.rows().lanes());
            assertEquals(CONNECTIONS, askAtOnce(snapshot, CONNECTIONS).size());
            assertEquals(CONNECTIONS, askAtOnce(snapshot, CONNECTIONS).size());
            assertEquals(ROWS, snapshot.rows().count(SEEN).rows());
        }
        awaitLeft(1);
        assertEquals(List.of(), notes);
    }

    @Test
    @EnabledIf("io.twinstore.schema.PgBouncer#isInstalled")
    void soTheyDoThroughAPoolerThatKeepsSessions() throws SQLException {
        try (var pooler = PgBouncer.start(fixture.database, Map.of("pool_mode", "session"));
                var store =
                        open(pooler.jdbcUrl(fixture.database), fixture.database.user(), fixture.database.password())) {
            try (var snapshot = snapshot(store)) {
                change();
                assertEquals(CONNECTIONS, askAtOnce(snapshot, CONNECTIONS).size());
            }
        }
        assertEquals(List.of(), notes);
    }

    @Test
    @EnabledIf("io.twinstore.schema.PgBouncer#isInstalled")
    void aPoolerThatHasOneConnectionLeftIsReadOverOne() throws SQLException {
        var one = Map.of("pool_mode", "session", "default_pool_size", "1");
        try (var pooler = PgBouncer.start(fixture.database, one);
                var store =
                        open(pooler.jdbcUrl(fixture.database), fixture.database.user(), fixture.database.password());
                var snapshot = snapshot(store)) {
            change();
            assertEquals(1, askAtOnce(snapshot, 1).size());
            await().atMost(LONG).until(() -> !notes.isEmpty());
            assertEquals(1, sessionsOf(ask(snapshot, CONNECTIONS)).size());
            assertEquals(1, snapshot.rows().lanes());
        }
        assertEquals(1, notes.size(), notes.toString());
    }

    @Test
    void aLimitOfConnectionsIsToldOnceAndTheOthersAreUsed() throws SQLException {
        fixture.execute("create role reader_of_few login password 'x' connection limit 2");
        try {
            fixture.execute("grant select on seen to reader_of_few");
            try (var store = open(fixture.database.jdbcUrl(), "reader_of_few", "x");
                    var snapshot = snapshot(store)) {
                change();
                try (var locked = lock()) {
                    var asked = ask(snapshot, CONNECTIONS);
                    await().atMost(LONG).until(() -> !notes.isEmpty());
                    awaitWaiting(2);
                    unlock(locked);
                    assertEquals(2, sessionsOf(asked).size());
                }
                assertEquals(2, askAtOnce(snapshot, 2).size());
                assertEquals(2, snapshot.rows().lanes());
            }
            assertEquals(1, notes.size(), notes.toString());
            assertTrue(
                    notes.get(0)
                            .contains(": the tables are read over 2 of 4 connections, since it gives no more: cannot"
                                    + " serve now: it has no connection left for this user"),
                    notes.toString());
        } finally {
            fixture.execute("drop owned by reader_of_few");
            fixture.execute("drop role reader_of_few");
        }
    }

    @Test
    void aServerThatExportsNoSnapshotIsReadOverOneConnection() throws SQLException {
        fixture.execute("create role reader_of_one login password 'x'");
        try {
            fixture.execute("grant select on seen to reader_of_one");
            fixture.execute("revoke execute on function pg_export_snapshot() from public");
            try (var store = open(fixture.database.jdbcUrl(), "reader_of_one", "x");
                    var snapshot = snapshot(store)) {
                assertEquals(ROWS, snapshot.rows().count(SEEN).rows());
                change();
                assertEquals(1, askAtOnce(snapshot, 1).size());
                assertEquals(1, snapshot.rows().lanes());
            }
            assertEquals(1, notes.size(), notes.toString());
            assertTrue(
                    notes.get(0).contains(": the tables are read over one connection, since it exports no snapshot: "),
                    notes.toString());
        } finally {
            fixture.execute("drop owned by reader_of_one");
            fixture.execute("drop role reader_of_one");
        }
    }

    /** Also when it was the first one, whose snapshot the others have. */
    @Test
    void oneThatBreaksDoesNotEndTheOthersAndTheLastOneEndsAll() throws SQLException {
        try (var snapshot = snapshot(fixture.store)) {
            try (var locked = lock()) {
                var asked = new ArrayList<>(ask(snapshot, CONNECTIONS));
                awaitWaiting(CONNECTIONS);
                kill("order by xact_start limit 1");
                await().atMost(LONG).until(() -> asked.removeIf(CompletableFuture::isCompletedExceptionally));
                awaitWaiting(CONNECTIONS - 1);
                unlock(locked);
                assertEquals(CONNECTIONS - 1, sessionsOf(asked).size());
            }
            change();
            assertEquals(CONNECTIONS - 1, askAtOnce(snapshot, CONNECTIONS - 1).size());
            await().atMost(LONG).until(() -> !notes.isEmpty());
            assertEquals(CONNECTIONS - 1, snapshot.rows().lanes());
            kill("");
            for (int i = 1; i < CONNECTIONS; i++) {
                assertThrows(Unavailable.class, () -> snapshot.rows().count(SEEN));
            }
            var lost = assertThrows(Unavailable.class, () -> snapshot.rows().count(SEEN));
            assertTrue(String.valueOf(lost.getMessage()).contains("run the command again"), lost::toString);
        }
        awaitLeft(0);
        assertEquals(1, notes.size(), notes.toString());
    }

    private void kill(String which) {
        fixture.execute("select pg_terminate_backend(pid, 10000) from (select pid from pg_stat_activity"
                + " where datname = current_database() and application_name = 'twinstore' " + which + ") s");
    }

    @Test
    void itEndsAlsoWhileQuestionsAreAsked() throws SQLException {
        try (var locked = lock()) {
            List<CompletableFuture<List<Json.Obj>>> asked;
            try (var snapshot = snapshot(fixture.store)) {
                asked = ask(snapshot, CONNECTIONS + 2);
                awaitWaiting(CONNECTIONS);
            }
            asked.forEach(answer -> assertThrows(CompletionException.class, answer::join));
            unlock(locked);
        }
        awaitLeft(0);
    }

    @Test
    void rowsAreReadBesideThoseThatCopyAnswers() {
        try (var snapshot = snapshot(fixture.store);
                var lines = snapshot.text().orElseThrow().lines(SEEN, List.of("id"))) {
            change();
            assertEquals(ROWS, snapshot.rows().count(SEEN).rows());
            int count = 0;
            while (lines.hasNext()) {
                lines.next();
                count++;
            }
            assertEquals(ROWS, count);
        }
    }
}

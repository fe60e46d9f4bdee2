package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.chaos.Child;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A replication that cannot be set up, or that is broken off before it is. */
class ReplicationStartTest {
    private final ReplicatedPair pair = new ReplicatedPair();

    @AfterEach
    void stop() throws SQLException {
        pair.close();
    }

    @Test
    void whatIsInTheWayIsSaidBeforeAnythingIsSetUp() throws SQLException {
        try (var other = TestDatabase.migrated()) {
            var start = pair.run(other, "catch-up", "--replication", "start").done(1);
            assertTrue(
                    start.out().contains(": wal_level is replica; set wal_level = logical and restart the server\n"),
                    start.out());
        }
        ReplicatedPair.sql(
                pair.source(),
                "alter table reminders replica identity nothing",
                "drop role if exists reader_of_salon",
                "create role reader_of_salon login password 'x' in role pg_read_all_data");
        assertTrue(pair.replication("start", "--json")
                .done(1)
                .out()
                .contains("table reminders: no primary key (replica identity) tells its rows apart"));
        ReplicatedPair.sql(pair.source(), "alter table reminders replica identity default");
        var reader = ReplicatedPair.url(pair.source()).replace("//postgres:postgres@", "//reader_of_salon:x@");
        var start =
                pair.replication("start", "--set", "SUPABASE_DB_URL=" + reader).done(1);
        assertTrue(start.out().contains("the user may not replicate"), start.out());
        assertTrue(start.out().contains("table clients: the user does not own it"), start.out());
        ReplicatedPair.sql(pair.source(), "drop role reader_of_salon");
        pair.replication("start", "--set", "DUAL_WRITE=true").refused(1, "DUAL_WRITE is on");
        pair.replication("start", "--whole").refused(2, "--whole and --replication exclude each other");
        pair.replication("start", "--follow").refused(2, "--follow");
        pair.replication("begin").refused(2, "--replication");
        pair.replication("start", "--replication-url", "mysql://u:pw@h/d").refused(2, "--replication-url");
        pair.run("catch-up", "--replication", "start", "--set", "SUPABASE_DB_URL=")
                .refused(2, "--replication needs SUPABASE_DB_URL");
        assertEquals("00", pair.left());
    }

    @Test
    void aStartThatFailsLeavesNothingBehind() throws SQLException {
        var start = pair.replication("start", "--replication-url", "postgresql://u:hidden@localhost:1/d")
                .done(3);
        assertTrue(start.err().contains("--replication-url names the source as that server reaches it"), start.err());
        assertFalse(start.err().contains("hidden"), start.err());
        ReplicatedPair.sql(pair.source(), "insert into companies (company_id, title) values (1, 'x')");
        var postponed = pair.replication("start", "--tables", "reminders").done(3);
        assertTrue(postponed.err().contains("choose all tables that refer to each other"), postponed.err());
        assertEquals("00", pair.left());
        ReplicatedPair.sql(pair.source(), "create publication twinstore for table clients");
        pair.replication("start").refused(1, "an earlier start was broken off");
        assertTrue(pair.replication("status").done(1).out().contains("ALARM: the target has no subscription"));
        pair.replication("stop").done(1);
        assertEquals("00", pair.left());
    }

    /** A start waits longest for transactions of others, and the server goes on making the slot when nobody ends that. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStartThatIsEndedMeanwhileLeavesNothingBehindOrAStopTakesItDown(boolean killed) throws Exception {
        try (var other = pair.source().connect();
                var statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update companies set title = title");
            try (var start = Child.start(
                    Main.class, Map.of(), pair.arguments(pair.source(), "catch-up", "--replication", "start"))) {
                await().atMost(ReplicatedPair.LONG)
                        .until(() -> ReplicatedPair.query(
                                        pair.source(), "select count(active_pid) from pg_replication_slots")
                                .equals("1"));
                if (killed) {
                    start.kill();
                    pair.replication("stop").done(1);
                } else {
                    start.interrupt();
                }
            }
            assertEquals("00", pair.left());
        }
    }
}

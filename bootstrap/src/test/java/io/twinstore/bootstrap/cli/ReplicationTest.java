package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.Flags;
import io.twinstore.bootstrap.state.StateDirectory;
import io.twinstore.domain.store.Backend;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** PostgreSQL's own replication between two servers, followed, watched and taken down by catch-up. */
class ReplicationTest {
    private static final String NEXT_MONTH = "(date_trunc('month', now()) + interval '1 month 3 days')";

    /** What is updated then leaves updated_at as it was. */
    private static final String WITHOUT_TRIGGERS = "set session_replication_role = replica";

    private static final String COUNTS =
            "select (select count(*) from reminders)::text || (select count(*) from services)";

    private final ReplicatedPair pair = new ReplicatedPair();

    @AfterEach
    void stop() throws SQLException {
        pair.close();
    }

    private static void dropNextMonth(TestDatabase database) throws SQLException {
        ReplicatedPair.sql(
                database,
                "drop table messages_"
                        + ReplicatedPair.query(database, "select to_char(" + NEXT_MONTH + ", 'YYYY_MM')"));
    }

    @Test
    void whatProgramsWriteFromTheStartOnArrivesAndTheTwoAreEqualAfterTheStop() throws SQLException {
        pair.run("move", "--direct", "--all").done(0);
        ReplicatedPair.sql(pair.source(), WITHOUT_TRIGGERS, "update clients set notes = 'n' where id % 7 = 0");
        dropNextMonth(pair.target());
        try (var programs = new OtherPrograms(pair.source(), 11)) {
            var start = pair.replication("start", "--all").done(0);
            assertTrue(start.out().startsWith("replication   running\n"), start.out());
            assertTrue(start.err().contains("keeps the source's address with its password"), start.err());
            pair.run("catch-up").refused(3, "logical replication writes the source's changes into it");
            pair.replication("start").refused(1, "a replication is set up already");
            assertTrue(programs.done().values().stream().mapToInt(n -> n).sum() > 0);
        }
        ReplicatedPair.sql(
                pair.source(),
                WITHOUT_TRIGGERS,
                "update staff set name = name || '!'",
                "update clients set notes = 'o' where id % 9 = 0");
        ReplicatedPair.sql(
                pair.source(),
                "insert into messages (company_id, direction, content, created_at) values (962302, 'inbound', 'x', "
                        + NEXT_MONTH + ")",
                "delete from clients where id = (select max(id) from clients)",
                "select setval(pg_get_serial_sequence('services', 'id'), 1900000000)",
                "alter sequence staff_schedules_id_seq minvalue 1", // as where nobody keeps two stores' ids apart
                "select setval(pg_get_serial_sequence('staff_schedules', 'id'), 5)");
        assertTrue(pair.statusUntil(status -> status.out().contains("\"bytesBehind\":0,"))
                .out()
                .startsWith("{\"state\":\"running\","));
        ReplicatedPair.sql(pair.target(), "select setval(pg_get_serial_sequence('staff', 'id'), 1800000000)");
        var stop = pair.replication("stop").done(0);
        assertTrue(
                stop.out().startsWith("Stopped: the target has all that the source had committed before"), stop.out());
        assertEquals("00", pair.left());
        pair.run("validate", "--all").done(0);
        assertEquals(
                "1",
                ReplicatedPair.query(
                        pair.target(), "select count(*) from messages where created_at > now() + interval '1 day'"));
        assertEquals(
                "1900000001",
                ReplicatedPair.query(pair.target(), "select nextval(pg_get_serial_sequence('services', 'id'))"));
        assertEquals(
                "1800000001",
                ReplicatedPair.query(pair.target(), "select nextval(pg_get_serial_sequence('staff', 'id'))"));
        assertEquals(
                "No replication is set up.\n", pair.replication("stop").done(0).out());
        assertEquals(
                "No replication is set up.\n",
                pair.replication("status").done(1).out());
        ReplicatedPair.sql(
                pair.source(), "update clients set notes = 'later' where id = (select min(id) from clients)");
        pair.run("catch-up", "--until", "0").done(0);
        pair.run("validate").done(0);
    }

    @Test
    void whatKeepsItFromGettingOnRaisesTheAlarmAndAStopDoesNotWaitForEver() throws SQLException {
        pair.replication("start").done(0);
        ReplicatedPair.sql(pair.target(), "alter subscription twinstore disable");
        ReplicatedPair.sql(pair.source(), "update clients set notes = 'n'");
        var disabled = pair.statusUntil(
                status -> status.out().contains("nobody reads the slot, for which the source's disk fills"));
        assertTrue(disabled.done(1).out().contains("the subscription is disabled"), disabled.out());
        var behind = pair.replication("status", "--alarm-mb", "0").done(1);
        assertTrue(
                behind.out().matches("(?s).*\nALARM: the slot is [\\d,]+ bytes behind, more than 0,.*"), behind.out());
        ReplicatedPair.sql(
                pair.target(),
                "insert into clients (id, yclients_id, company_id, phone) values (7000000, 1, 962302, '1')");
        ReplicatedPair.sql(
                pair.source(),
                "insert into clients (id, yclients_id, company_id, phone) values (7000000, 1, 962302, '1')",
                "update clients set notes = 'm' where id < 20");
        ReplicatedPair.sql(pair.target(), "alter subscription twinstore enable");
        pair.statusUntil(status -> status.out().contains("changes wait, and the worker has failed "));
        var stop = pair.replication("stop", "--set", "TWINSTORE_MOVE_PATIENCE_SECONDS=1")
                .done(1);
        assertTrue(stop.out().startsWith("Stopped, but the target has not confirmed all"), stop.out());
        assertEquals("00", pair.left());
        pair.run("catch-up").done(0);
        pair.run("validate").done(0);
    }

    @Test
    void aSlotThatIsGoneRaisesTheAlarmAndAStopTakesTheRestDown() throws SQLException {
        pair.replication("start", "--tables", "companies,clients").done(0);
        ReplicatedPair.sql(pair.target(), "alter subscription twinstore disable");
        pair.statusUntil(status -> status.out().contains("\"active\":false"));
        ReplicatedPair.sql(pair.source(), "select pg_drop_replication_slot('twinstore')");
        var status = pair.replication("status").done(1);
        assertTrue(status.out().contains("\nALARM: the source has no slot any more, so that changes are lost; "));
        pair.replication("stop").done(1);
        assertEquals("00", pair.left());
    }

    @Test
    void aTableThatIsEmptiedAtOnceIsEmptiedHereButAPartitionAloneIsNot() throws SQLException {
        pair.replication("start", "--all").done(0);
        ReplicatedPair.sql(pair.source(), "truncate reminders", "truncate services cascade");
        pair.replication("stop").done(0);
        pair.run("validate", "--all").done(0);
        assertEquals("00", ReplicatedPair.query(pair.target(), COUNTS));
        ReplicatedPair.sql(
                pair.source(),
                "insert into messages (company_id, direction, content, created_at) values (962302, 'inbound', 'x', now())");
        pair.replication("start", "--all").done(0);
        var partition = ReplicatedPair.query(
                pair.source(), "select tableoid::regclass from messages group by 1 order by count(*) desc limit 1");
        ReplicatedPair.sql(pair.source(), "truncate " + partition);
        pair.replication("stop").done(0);
        pair.run("validate", "--all").done(1);
        pair.run("catch-up", "--all").done(0);
        pair.run("validate", "--all").done(0);
    }

    @Test
    void thePrimaryIsNotWrittenOver() throws SQLException {
        pair.replication("start", "--tables", "companies,services").done(0);
        StateDirectory.at(pair.directory()).prepare();
        StateDirectory.at(pair.directory()).flags().begin(Flags.DEFAULT.withPrimary(Backend.POSTGRES), Instant.now());
        assertTrue(pair.replication("status").done(1).out().contains("\nALARM: PostgreSQL is the primary"));
        pair.replication("stop").done(0);
        pair.replication("start").refused(1, "PostgreSQL is the primary");
        assertEquals("00", pair.left());
    }
}

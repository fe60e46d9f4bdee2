package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessagePartitionsTest {
    private static final String PARTITIONS =
            "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'messages'::regclass ORDER BY 1";
    private static final String MONTHS_AHEAD = "SELECT to_char(date_trunc('month', now() AT TIME ZONE 'UTC')"
            + " + n * interval '1 month', '\"messages_\"YYYY_MM') FROM generate_series(0, 5) n ORDER BY 1";

    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    MessagePartitionsTest() throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void company() throws SQLException {
        Sql.run(connection, "INSERT INTO companies (company_id, title) VALUES (7, 'Salon')");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void sixMonthsStandReadyFromThisOneOn() throws SQLException {
        assertEquals(Sql.strings(connection, MONTHS_AHEAD), Sql.strings(connection, PARTITIONS));
        write("now()");
    }

    @Test
    void migratingAgainMakesTheMonthsThatAreMissing() throws SQLException {
        List<String> months = Sql.strings(connection, MONTHS_AHEAD);
        Sql.run(connection, "DROP TABLE " + months.get(5));
        SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
        assertEquals(months, Sql.strings(connection, PARTITIONS));
    }

    @Test
    void aMessageOfAYearAgoIsTakenOnceItsMonthIsThere() throws SQLException {
        String yearAgo = "now() - interval '1 year'";
        assertEquals(
                "23514", assertThrows(SQLException.class, () -> write(yearAgo)).getSQLState());
        Sql.run(connection, "SELECT ensure_messages_partition((" + yearAgo + ")::date)");
        write(yearAgo);
        assertEquals(7, Sql.strings(connection, PARTITIONS).size());
    }

    @Test
    void aNewPartitionHasAllThatTheOthersHave() throws SQLException {
        Sql.run(connection, "SELECT ensure_messages_partition('2024-02-29')");
        assertThrows(SQLException.class, () -> insert(7, "'2024-02-05'", "sideways"));
        assertThrows(SQLException.class, () -> insert(8, "'2024-02-05'", "inbound"));
        assertEquals(
                "2 uuid",
                Sql.string(
                        connection,
                        "SELECT count(*) || ' ' || (SELECT atttypid::regtype FROM pg_attribute"
                                + " WHERE attrelid = 'messages_2024_02'::regclass AND attname = 'id' AND atthasdef)"
                                + " FROM pg_index WHERE indrelid = 'messages_2024_02'::regclass"));
    }

    @Test
    void theSessionsTimeZoneDoesNotMoveTheBounds() throws SQLException {
        for (String zone : List.of("Asia/Kamchatka", "America/Los_Angeles", "UTC")) {
            Sql.run(connection, "SET TIME ZONE '" + zone + "'", "SELECT ensure_messages_partition('2024-03-31')");
            Sql.run(connection, "SET TIME ZONE 'UTC'");
            assertEquals(
                    "FOR VALUES FROM ('2024-03-01 00:00:00+00') TO ('2024-04-01 00:00:00+00')",
                    Sql.string(
                            connection,
                            "SELECT pg_get_expr(relpartbound, oid) FROM pg_class WHERE relname = 'messages_2024_03'"));
            assertEquals("1", Sql.string(connection, "SELECT drop_messages_partitions_before('2024-04-30')"));
        }
    }

    @Test
    void dropsTheMonthsBeforeAndNoOther() throws SQLException {
        Sql.run(
                connection,
                "SELECT ensure_messages_partition(m::date) FROM generate_series('2023-11-15', '2024-02-15',"
                        + " interval '1 month') m");
        assertEquals("2", Sql.string(connection, "SELECT drop_messages_partitions_before('2024-01-31')"));
        assertEquals(
                Stream.concat(
                                Stream.of("messages_2024_01", "messages_2024_02"),
                                Sql.strings(connection, MONTHS_AHEAD).stream())
                        .toList(),
                Sql.strings(connection, PARTITIONS));
    }

    @Test
    void refusesAnEmptyMonth() {
        for (String function : List.of("ensure_messages_partition", "drop_messages_partitions_before")) {
            SQLException refusal =
                    assertThrows(SQLException.class, () -> Sql.run(connection, "SELECT " + function + "(NULL)"));
            assertTrue(String.valueOf(refusal.getMessage()).contains("needs a day of"), refusal::toString);
        }
    }

    @Test
    void manyMayAskForTheSameMonthAtOnce() throws Exception {
        int callers = 6;
        CyclicBarrier start = new CyclicBarrier(callers);
        ExecutorService pool = Executors.newFixedThreadPool(callers);
        try {
            List<Future<String>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                answers.add(pool.submit(caller(start)));
            }
            for (Future<String> answer : answers) {
                assertEquals("messages_2024_05", answer.get());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** Holds the lock that a writer of messages holds, as a program in the middle of its work would. */
    private Callable<String> caller(CyclicBarrier start) {
        return () -> {
            try (Connection own = database.connect()) {
                own.setAutoCommit(false);
                Sql.run(own, "INSERT INTO messages (company_id, direction) VALUES (7, 'inbound')");
                start.await();
                String name = Sql.string(own, "SELECT ensure_messages_partition('2024-05-01')");
                own.commit();
                return name;
            }
        };
    }

    private void write(String createdAt) throws SQLException {
        insert(7, createdAt, "inbound");
    }

    private void insert(int company, String createdAt, String direction) throws SQLException {
        Sql.run(
                connection,
                "INSERT INTO messages (company_id, direction, created_at) VALUES (" + company + ", '" + direction
                        + "', " + createdAt + ")");
    }
}

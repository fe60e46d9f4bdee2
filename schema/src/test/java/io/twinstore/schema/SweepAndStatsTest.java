package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SweepAndStatsTest {
    /** Five rows: 1 and 2 expired, 3 expires later, 4 and 5 as the table allows. */
    private static final String EXPIRY = "now() + (n - 2.5) * interval '1 day'";

    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    SweepAndStatsTest() throws SQLException {
        connection = database.connect();
    }

    @BeforeEach
    void fill() throws SQLException {
        String neverFrom4On = "CASE WHEN n < 4 THEN " + EXPIRY + " END";
        Sql.run(
                connection,
                "INSERT INTO companies (company_id, title) VALUES (7, 'Salon')",
                "INSERT INTO appointments_cache (company_id, cache_key, appointments, expires_at)"
                        + " SELECT 7, n, '[]', " + EXPIRY + " FROM generate_series(1, 5) n",
                "INSERT INTO dialog_contexts (user_id, expires_at) SELECT n, " + neverFrom4On
                        + " FROM generate_series(1, 5) n",
                "INSERT INTO whatsapp_auth (company_id, creds) VALUES ('7', '{}')",
                "INSERT INTO whatsapp_keys (company_id, key_type, key_id, value, expires_at)"
                        + " SELECT CASE n WHEN 5 THEN '8' ELSE '7' END, 'session', n, '{}', " + neverFrom4On
                        + " FROM generate_series(1, 5) n");
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void eachSweepRemovesWhatHasExpiredAndAnswersHowMuch() throws SQLException {
        for (String table : List.of("appointments_cache", "dialog_contexts", "whatsapp_keys")) {
            assertEquals("2", Sql.string(connection, "SELECT cleanup_expired_" + table + "()"), table);
            assertEquals("0", Sql.string(connection, "SELECT cleanup_expired_" + table + "()"), table);
            assertEquals(
                    "3 0",
                    Sql.string(
                            connection,
                            "SELECT count(*) || ' ' || count(*) FILTER (WHERE expires_at < now()) FROM " + table));
        }
    }

    @Test
    void sweepsWorkWhateverTheSearchPath() throws SQLException {
        Sql.run(connection, "SET search_path = pg_catalog");
        assertEquals("2", Sql.string(connection, "SELECT public.cleanup_expired_whatsapp_keys()"));
    }

    @Test
    void whatsappStatsCountTheKeysOfEachSession() throws SQLException {
        assertEquals(
                List.of("7 true 4 2 true", "8 false 1 0 true"),
                Sql.strings(
                        connection,
                        "SELECT concat_ws(' ', company_id, has_creds::text, keys, expired_keys,"
                                + " (last_change <= now())::text) FROM get_whatsapp_auth_stats()"));
        Sql.run(connection, "TRUNCATE whatsapp_auth, whatsapp_keys");
        assertEquals(List.of(), Sql.strings(connection, "SELECT company_id FROM get_whatsapp_auth_stats()"));
    }

    @Test
    void databaseStatsHaveARowForEveryTableThatHoldsRows() throws SQLException {
        Sql.run(connection, "SELECT pg_stat_force_next_flush()");
        assertEquals(
                "18 5 true",
                Sql.string(
                        connection,
                        "SELECT count(*) || ' ' || max(live_rows) FILTER (WHERE table_name = 'whatsapp_keys')"
                                + " || ' ' || bool_and(index_bytes > 0 AND table_bytes >= 8192 * sign(live_rows))"
                                + " FROM get_database_stats()"));
    }
}

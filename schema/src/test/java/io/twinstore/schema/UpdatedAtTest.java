package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Services 1, 2 and 3 were all written at one moment long ago; what becomes of it is told by {@link #moments()}. */
class UpdatedAtTest {
    private static final String LONG_AGO = "TIMESTAMPTZ '2020-01-01 00:00:00+00'";
    private static final String UPSERT = "INSERT INTO services (yclients_id, company_id, title, updated_at)"
            + " VALUES (1, 7, 'new', %1$s), (2, 7, 'new', %1$s)"
            + " ON CONFLICT (yclients_id, company_id) DO UPDATE SET title = excluded.title";

    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    UpdatedAtTest() throws SQLException {
        connection = database.connect();
        connection.setAutoCommit(false);
    }

    @BeforeEach
    void fill() throws SQLException {
        Sql.run(
                connection,
                "INSERT INTO companies (company_id, title) VALUES (7, 'Salon')",
                "INSERT INTO services (yclients_id, company_id, title, updated_at)" + " SELECT n, 7, 'old', " + LONG_AGO
                        + " FROM generate_series(1, 3) n");
        connection.commit();
    }

    @AfterEach
    void drop() {
        database.close();
    }

    @Test
    void aWriteThatLeavesItOutMovesIt() throws SQLException {
        Sql.run(connection, "UPDATE services SET title = 'new' WHERE yclients_id < 3");
        assertEquals(List.of("now", "now", "kept"), moments());
    }

    @Test
    void aWriteThatStatesTheSameValueKeepsIt() throws SQLException {
        Sql.run(connection, "UPDATE services SET title = 'new', updated_at = " + LONG_AGO);
        assertEquals(List.of("kept", "kept", "kept"), moments());
    }

    @Test
    void aWriteThatStatesAnotherValueGetsThatValue() throws SQLException {
        Sql.run(connection, "UPDATE services SET updated_at = '2021-01-01 00:00:00+00'");
        assertEquals(List.of("2021", "2021", "2021"), moments());
    }

    @Test
    void oneStatementMayStateTheSameForOneRowAndAnotherForTheNext() throws SQLException {
        Sql.run(
                connection,
                "UPDATE services SET updated_at = CASE yclients_id WHEN 2 THEN '2021-01-01 00:00:00+00' ELSE "
                        + LONG_AGO + " END");
        assertEquals(List.of("kept", "2021", "kept"), moments());
    }

    @Test
    void statementsOfOneTransactionDecideEachForThemselves() throws SQLException {
        Sql.run(
                connection,
                "UPDATE services SET updated_at = " + LONG_AGO + " WHERE yclients_id = 1",
                "UPDATE services SET title = 'new' WHERE yclients_id = 2",
                "UPDATE services SET title = 'new', updated_at = " + LONG_AGO + " WHERE yclients_id = 3");
        assertEquals(List.of("kept", "now", "kept"), moments());
        Sql.run(connection, "UPDATE services SET title = 'newer'");
        assertEquals(List.of("now", "now", "now"), moments());
    }

    @Test
    void anUpsertThatLeavesItOutMovesIt() throws SQLException {
        Sql.run(connection, UPSERT.formatted(LONG_AGO));
        assertEquals(List.of("now", "now", "kept"), moments());
    }

    @Test
    void anUpsertThatStatesTheSameValueKeepsIt() throws SQLException {
        Sql.run(connection, UPSERT.formatted(LONG_AGO) + ", updated_at = excluded.updated_at");
        assertEquals(List.of("kept", "kept", "kept"), moments());
    }

    @Test
    void anUpsertThatStatesAnotherValueGetsThatValue() throws SQLException {
        Sql.run(
                connection,
                UPSERT.formatted("TIMESTAMPTZ '2021-01-01 00:00:00+00'") + ", updated_at = excluded.updated_at");
        assertEquals(List.of("2021", "2021", "kept"), moments());
    }

    @Test
    void anAssignedNullIsRefused() {
        assertThrows(SQLException.class, () -> Sql.run(connection, "UPDATE services SET updated_at = NULL"));
    }

    @Test
    void keepTimestampsHoldsForItsTransactionOnly() throws SQLException {
        Sql.run(connection, "SET LOCAL twinstore.keep_timestamps = on", "UPDATE services SET title = 'loaded'");
        assertEquals(List.of("kept", "kept", "kept"), moments());
        connection.commit();
        Sql.run(connection, "UPDATE services SET title = 'new' WHERE yclients_id = 1");
        assertEquals(List.of("now", "kept", "kept"), moments());
        Sql.run(connection, "SET LOCAL twinstore.keep_timestamps = off", "UPDATE services SET title = 'newer'");
        assertEquals(List.of("now", "now", "now"), moments());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "companies",
                "clients",
                "services",
                "staff",
                "bookings",
                "dialog_contexts",
                "reminders",
                "sync_status",
                "whatsapp_auth",
                "whatsapp_keys"
            })
    void everyTableWithTheColumnHasBothTriggers(String table) throws SQLException {
        assertEquals(
                List.of("keep_stated_updated_at", "move_updated_at"),
                Sql.strings(
                        connection,
                        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgrelid = '" + table
                                + "'::regclass ORDER BY 1"));
    }

    @Test
    void noOtherTableHasTheColumn() throws SQLException {
        assertEquals(
                "10",
                Sql.string(
                        connection,
                        "SELECT count(*) FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND column_name = 'updated_at'"));
    }

    /** For services 1 to 3: now, kept, or the year that was assigned. */
    private List<String> moments() throws SQLException {
        return Sql.strings(
                connection,
                "SELECT CASE updated_at WHEN now() THEN 'now' WHEN " + LONG_AGO + " THEN 'kept'"
                        + " ELSE to_char(updated_at AT TIME ZONE 'UTC', 'YYYY') END FROM services ORDER BY yclients_id");
    }
}

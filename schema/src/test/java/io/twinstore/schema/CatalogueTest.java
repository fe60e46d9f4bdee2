package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CatalogueTest {
    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    CatalogueTest() throws SQLException {
        connection = database.connect();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void hasTheNineteenTablesThatThePlanCounts() throws SQLException {
        List<String> tables = Sql.strings(connection, Sql.TABLES);
        assertEquals(19, tables.size(), tables::toString);
        assertEquals(
                List.of(
                        "appointments_cache",
                        "bookings",
                        "clients",
                        "companies",
                        "dialog_contexts",
                        "messages",
                        "reminders",
                        "services",
                        "staff",
                        "staff_schedules",
                        "sync_status",
                        "whatsapp_auth",
                        "whatsapp_keys"),
                tables.stream().filter(t -> !t.startsWith("messages_")).toList());
    }

    @Test
    void hasTheEightFunctionsThatThePlanCounts() throws SQLException {
        assertEquals(
                List.of(
                        "cleanup_expired_appointments_cache",
                        "cleanup_expired_dialog_contexts",
                        "cleanup_expired_whatsapp_keys",
                        "drop_messages_partitions_before",
                        "ensure_messages_partition",
                        "get_database_stats",
                        "get_whatsapp_auth_stats",
                        "update_updated_at_column"),
                Sql.strings(
                        connection,
                        "SELECT proname FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND NOT EXISTS"
                                + " (SELECT FROM pg_depend WHERE classid = 'pg_proc'::regclass"
                                + " AND objid = pg_proc.oid AND deptype = 'e') ORDER BY 1"));
    }

    @Test
    void keepsTheIdsOfYclientsInBigint() throws SQLException {
        assertEquals(
                List.of(),
                Sql.strings(
                        connection,
                        "SELECT table_name || '.' || column_name FROM information_schema.columns"
                                + " WHERE table_schema = 'public' AND table_name NOT LIKE 'whatsapp%'"
                                + " AND column_name IN ('company_id', 'yclients_id', 'staff_id', 'category_id',"
                                + " 'yclients_record_id', 'client_yclients_id', 'branch_ids', 'service_ids',"
                                + " 'last_service_ids', 'favorite_staff_ids')"
                                + " AND udt_name NOT IN ('int8', '_int8')"));
    }

    @Test
    void everySequenceStartsAboveTheIdsOfSupabaseAndCannotBeSetLower() throws SQLException {
        assertEquals(
                List.of("8 1000000000 1000000000"),
                Sql.strings(
                        connection,
                        "SELECT count(*) || ' ' || min(start_value) || ' ' || min(min_value) FROM pg_sequences"));
        assertEquals(
                List.of("1000000000"),
                Sql.strings(
                        connection, "INSERT INTO companies (company_id, title) VALUES (962302, 'Salon') RETURNING id"));
        assertThrows(SQLException.class, () -> Sql.string(connection, "SELECT setval('clients_id_seq', 999999999)"));
    }

    @Test
    void theActionsOnDeleteAreThoseOfTheSchema() throws SQLException {
        assertEquals(
                List.of("bookings_client_id_fkey n", "dialog_contexts_client_id_fkey n", "reminders_booking_id_fkey c"),
                Sql.strings(
                        connection,
                        "SELECT conname || ' ' || confdeltype::text FROM pg_constraint"
                                + " WHERE contype = 'f' AND confdeltype <> 'a' ORDER BY 1"));
    }

    @Test
    void theForeignKeysToIdsThatCanBeMovedAreCheckedAtOnceUnlessDeferred() throws SQLException {
        assertEquals(
                List.of("bookings_client_id_fkey true false", "dialog_contexts_client_id_fkey true false"),
                Sql.strings(
                        connection,
                        "SELECT conname || ' ' || condeferrable || ' ' || condeferred FROM pg_constraint"
                                + " WHERE contype = 'f' AND condeferrable ORDER BY 1"));
    }
}

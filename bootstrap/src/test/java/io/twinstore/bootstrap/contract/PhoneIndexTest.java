package io.twinstore.bootstrap.contract;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.store.Store;
import io.twinstore.domain.values.Phone;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A client's phone in a usual form is found by an index in both stores: by our own, and by an ordinary one of a project's. */
class PhoneIndexTest {
    private static final String FILL = """
            insert into companies (company_id, title) values (1, 'Салон');
            insert into clients (yclients_id, company_id, phone)
            select n, 1, '+7 (916) ' || substr(lpad(n::text, 7, '0'), 1, 3) || '-' || substr(lpad(n::text, 7, '0'), 4, 2)
                || '-' || substr(lpad(n::text, 7, '0'), 6, 2) from generate_series(1, 20000) n;
            analyze clients;
            """;

    /** Executes it, and has the server count what it did at once. */
    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("select pg_stat_force_next_flush()");
        }
    }

    private static long statistic(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    private static void foundBy(Connection connection, String index, Store store) throws SQLException {
        var rows = "select seq_tup_read from pg_stat_user_tables where relname = 'clients'";
        var scans = "select idx_scan from pg_stat_user_indexes where indexrelname = '" + index + "'";
        long read = statistic(connection, rows);
        // the server counts what it did a little later
        await().untilAsserted(() -> {
            var client =
                    store.clients().findByPhone(Phone.of("8 916 001 23 45")).orElseThrow();
            assertEquals(12_345, client.yclientsId());
            assertTrue(statistic(connection, scans) > 0, index);
        });
        assertEquals(read, statistic(connection, rows), "rows that were looked at one after the other");
    }

    @Test
    void bothStoresFindAPhoneByAnIndex() throws SQLException {
        try (var both = new BothStores()) {
            execute(both.connection(), FILL);
            foundBy(both.connection(), "clients_phone_digits_idx", both.postgres());
            execute(both.connection(), "drop index clients_phone_digits_idx");
            execute(both.connection(), "create index project_idx on clients (phone)");
            foundBy(both.connection(), "project_idx", both.supabase());
        }
    }
}

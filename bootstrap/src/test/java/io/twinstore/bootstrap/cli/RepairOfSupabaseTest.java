package io.twinstore.bootstrap.cli;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.application.flags.CallingModule;
import io.twinstore.bootstrap.state.TwoStores;
import io.twinstore.bootstrap.wiring.Wiring;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.rows.Row;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PostgreSQL is the primary, and rows of Supabase are made equal to its own. */
class RepairOfSupabaseTest {
    private static final long COMPANY = 962_302;

    private final TwoStores stores = TwoStores.start();

    @AfterEach
    void stop() {
        stores.close();
    }

    private CommandRun run(String... arguments) {
        return CommandRun.of(stores.settings(), stores.state().path().resolve(""), arguments);
    }

    private static void write(Wiring twinstore, long id) {
        var client = Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, COMPANY)
                .set(ClientColumns.NAME, "Anna")
                .set(ClientColumns.PHONE, "79161234567")
                .build();
        assertTrue(twinstore.dataLayer(CallingModule.SYNC).upsertClient(client).success());
    }

    /** Five clients in both stores, which are equal. */
    private void cutOver() {
        try (var twinstore = stores.open("DUAL_WRITE=true")) {
            assertTrue(twinstore
                    .dataLayer(CallingModule.SYNC)
                    .upsertCompany(TwoStores.company(COMPANY, "Salon"))
                    .success());
            for (long id = 1; id <= 5; id++) {
                write(twinstore, id);
            }
            await().untilAsserted(() -> run("replay", "--dry-run").done(0));
            run("validate").done(0);
            run("flags", "set", "TIMEWEB_IS_PRIMARY=true").done(0);
        }
    }

    private void atSupabase(String sql) throws SQLException {
        TwoStores.execute(stores.supabase(), sql);
    }

    private void atPostgres(String sql) throws SQLException {
        TwoStores.execute(stores.postgres(), sql);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void writtenTablesAreRepairedOverRest(boolean direct) throws SQLException {
        cutOver();
        atSupabase("update clients set name = 'x' where yclients_id = 1");
        atSupabase("delete from clients where yclients_id = 2");
        atSupabase("insert into clients (id, yclients_id, company_id, phone) values (-7, 7, 962302, '79990000007')");
        atSupabase("insert into companies (id, company_id, title) values (-8, 8, 'x')");
        atSupabase("insert into clients (id, yclients_id, company_id, phone) values (-8, 8, 8, '79990000008')");
        atPostgres("insert into companies (id, company_id, title) values (9, 9, 'x')");
        atPostgres("insert into clients (id, yclients_id, company_id, phone) values (-9, 9, 9, '79990000009')");
        atPostgres("insert into dialog_contexts (user_id, company_id, client_id) values ('79990000009', 9, -9)");
        var postgres = TwoStores.rows(stores.postgres(), "clients", "id");
        var way = direct ? "SUPABASE_DB_URL=" + url() : "TWINSTORE_PAGE_SIZE=1000";
        var planned = run("repair", "--dry-run", "--set", way).done(1).out();
        assertTrue(planned.matches("(?s).*clients +5 +3 +2\n.*Nothing was written.\n"), planned);
        run("validate", "--set", way).done(1);
        var repaired = run("repair", "--set", way).done(0).out();
        assertTrue(repaired.contains("Supabase: 5 rows written, 3 deleted, 0 left"), repaired);
        assertEquals(postgres, TwoStores.rows(stores.supabase(), "clients", "id"));
        assertEquals(postgres, TwoStores.rows(stores.postgres(), "clients", "id"));
        assertEquals(
                "Nothing to repair: no row differs.\n",
                run("repair", "--set", way).done(0).out());
        stores.assertReconciled();
        run("validate", "--set", way).done(0);
    }

    private String url() {
        return stores.supabase()
                .jdbcUrl()
                .replace(
                        "jdbc:postgresql://",
                        "postgresql://" + stores.supabase().user() + ":x@")
                .replaceFirst("\\?.*", "");
    }

    @Test
    void whatRestCannotWriteIsLeftWithTheReason() throws SQLException {
        cutOver();
        atPostgres("update clients set preferences = 'null' where yclients_id = 1");
        atPostgres("insert into staff (id, yclients_id, company_id, name) values (7, 7, 962302, 'x')");
        atPostgres("insert into dialog_contexts (user_id, company_id, context_metadata) values"
                + " ('79991234567', 962302, 'null')");
        atSupabase("update clients set name = 'x' where yclients_id = 2");
        var left = run("repair").done(1).out();
        assertTrue(left.contains("REST cannot write the JSON null in preferences"), left);
        assertTrue(left.contains("staff {\"id\":7}: over REST Twinstore writes only companies, clients"), left);
        assertTrue(left.contains("Supabase: 1 rows written, 0 deleted, 3 left"), left);
        assertFalse(left.contains("79991234567"), "a key that may be a phone number");
        var again = run("repair").done(1).out();
        assertTrue(again.contains("it is pending in the journal; 'twinstore replay' works it off"), again);
        atPostgres("update clients set preferences = null where yclients_id = 1");
        atPostgres("delete from dialog_contexts where user_id = '79991234567'");
        atPostgres("delete from staff where id = 7");
        run("replay").done(0);
        run("validate").done(0);
    }

    @Test
    void aRowThatIsPendingIsLeftToReplay() throws SQLException {
        cutOver();
        try (var twinstore = stores.open()) {
            stores.stopSupabase();
            write(twinstore, 6);
        }
        stores.startSupabase();
        atSupabase("update clients set name = 'x' where yclients_id = 1");
        var left = run("repair").done(1).out();
        assertTrue(left.contains("it is pending in the journal; 'twinstore replay' works it off"), left);
        assertTrue(left.contains("Supabase: 1 rows written, 0 deleted, 1 left"), left);
        run("replay");
        await().untilAsserted(() -> run("repair").done(0));
        run("validate").done(0);
    }

    @Test
    void aSupabaseThatIsNotUsedAnyMoreIsLeftAlone() throws SQLException {
        cutOver();
        run("flags", "set", "DUAL_WRITE=false").done(0);
        run("flags", "set", "USE_LEGACY_SUPABASE=false").done(0);
        atSupabase("update clients set name = 'x' where yclients_id = 1");
        run("repair").refused(1, "PostgreSQL is used alone");
    }
}

package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.twins.TwinStore;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;

/** An open store with what its tests arrange beside the ports; closes everything that it opened. */
final class StoreUnderTest implements AutoCloseable {
    private static final String URL = "TWINSTORE_TEST_SUPABASE_URL";
    private static final String KEY = "TWINSTORE_TEST_SUPABASE_KEY";
    private static final String SANDBOX_KEY = "sb_secret_contract";
    private static final int MAX_ROWS = 1_000;
    private static final int CONNECTIONS = 3;

    private static final String SKIPPED =
            "The contract is not tested on a real Supabase: " + URL + " and " + KEY + " are not set.";
    private static final AtomicBoolean SAID = new AtomicBoolean();

    private final TwinStore store;
    private final Arrangement arrangement;
    private final Closer opened;

    private StoreUnderTest(TwinStore store, Arrangement arrangement, Closer opened) {
        this.store = store;
        this.arrangement = arrangement;
        this.opened = opened;
    }

    /** Opens it; a real endpoint that nobody named skips the test and says so. */
    static StoreUnderTest open(StoreKind kind) throws SQLException {
        if (kind == StoreKind.ENDPOINT) {
            return endpoint();
        }
        var database = TestDatabase.migrated();
        var opened = new Closer();
        opened.add(database::close);
        return kind == StoreKind.POSTGRES ? overJdbc(database, opened) : overRest(database, opened);
    }

    private static StoreUnderTest overJdbc(TestDatabase database, Closer opened) throws SQLException {
        var arrangement = new JdbcArrangement(database.connect());
        opened.add(arrangement::close);
        var store = postgres(database);
        opened.add(store::close);
        return new StoreUnderTest(store, arrangement, opened);
    }

    /** As a real endpoint, so that what the tests would leave behind there is seen here. */
    private static StoreUnderTest overRest(TestDatabase database, Closer opened) {
        var tables = new AllTables(database);
        opened.add(tables::assertAsBefore);
        var sandbox = sandbox(database, opened);
        return endpoint(sandbox.url(), SANDBOX_KEY, opened);
    }

    private static StoreUnderTest endpoint() {
        var url = System.getenv(URL);
        var key = System.getenv(KEY);
        if (url == null || key == null) {
            if (!SAID.getAndSet(true)) {
                System.out.println(SKIPPED);
            }
            return abort(SKIPPED);
        }
        return endpoint(URI.create(url), key, new Closer());
    }

    private static StoreUnderTest endpoint(URI url, String key, Closer opened) {
        var arrangement = new RestArrangement(url, key);
        opened.add(arrangement::close);
        var store = SupabaseStore.open(new SupabaseStore.Settings(url, key, CONNECTIONS, Limits.DEFAULT));
        opened.add(store::close);
        return new StoreUnderTest(store, arrangement, opened);
    }

    /** The PostgreSQL store over a database. */
    static PostgresStore postgres(TestDatabase database) {
        return PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), CONNECTIONS, Limits.DEFAULT));
    }

    /** The Supabase store over a sandbox. */
    static SupabaseStore supabase(Sandbox sandbox) {
        return SupabaseStore.open(new SupabaseStore.Settings(sandbox.url(), SANDBOX_KEY, CONNECTIONS, Limits.DEFAULT));
    }

    /** A sandbox over a database, closed with the rest. */
    static Sandbox sandbox(TestDatabase database, Closer opened) {
        var sandbox = Sandbox.start(new Sandbox.Settings(
                database.jdbcUrl(), database.user(), database.password(), "public", MAX_ROWS, SANDBOX_KEY, 0));
        opened.add(sandbox::close);
        return sandbox;
    }

    TwinStore store() {
        return store;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    @Override
    public void close() {
        opened.close();
    }
}

package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assumptions.abort;

import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.store.Store;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import io.twinstore.supabase.SupabaseStore;
import java.net.URI;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
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

    private final Store store;
    private final Arrangement arrangement;
    private final Deque<Runnable> opened;

    private StoreUnderTest(Store store, Arrangement arrangement, Deque<Runnable> opened) {
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
        var opened = new ArrayDeque<Runnable>();
        opened.push(database::close);
        var arrangement = new JdbcArrangement(database.connect());
        opened.push(arrangement::close);
        var store = kind == StoreKind.POSTGRES ? postgres(database) : supabase(sandbox(database, opened));
        opened.push(store::close);
        return new StoreUnderTest(store, arrangement, opened);
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
        var store = SupabaseStore.open(new SupabaseStore.Settings(URI.create(url), key, CONNECTIONS, Limits.DEFAULT));
        var arrangement = new RestArrangement(URI.create(url), key);
        var opened = new ArrayDeque<Runnable>();
        opened.push(arrangement::close);
        opened.push(store::close);
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
    static Sandbox sandbox(TestDatabase database, Deque<Runnable> opened) {
        var sandbox = Sandbox.start(new Sandbox.Settings(
                database.jdbcUrl(), database.user(), database.password(), "public", MAX_ROWS, SANDBOX_KEY, 0));
        opened.push(sandbox::close);
        return sandbox;
    }

    Store store() {
        return store;
    }

    Arrangement arrangement() {
        return arrangement;
    }

    @Override
    public void close() {
        while (!opened.isEmpty()) {
            opened.pop().run();
        }
    }
}

package io.twinstore.bootstrap.contract;

import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.store.Store;
import io.twinstore.schema.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;

/** The two stores over one database: PostgreSQL itself, and Supabase's protocol over it. */
final class BothStores implements AutoCloseable {
    private final Deque<Runnable> opened = new ArrayDeque<>();
    private final Store postgres;
    private final Store supabase;
    private final Connection connection;
    private final Arrangement arrangement;

    BothStores() throws SQLException {
        var database = TestDatabase.migrated();
        opened.push(database::close);
        connection = database.connect();
        arrangement = new JdbcArrangement(connection);
        opened.push(arrangement::close);
        Sandbox sandbox = StoreUnderTest.sandbox(database, opened);
        postgres = StoreUnderTest.postgres(database);
        opened.push(postgres::close);
        supabase = StoreUnderTest.supabase(sandbox);
        opened.push(supabase::close);
    }

    Store postgres() {
        return postgres;
    }

    Store supabase() {
        return supabase;
    }

    /** To their database, as a superuser. */
    Connection connection() {
        return connection;
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

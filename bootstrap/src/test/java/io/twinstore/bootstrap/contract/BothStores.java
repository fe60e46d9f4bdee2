package io.twinstore.bootstrap.contract;

import io.twinstore.bootstrap.sandbox.Sandbox;
import io.twinstore.domain.closing.Closer;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.TestDatabase;
import io.twinstore.supabase.SupabaseStore;
import java.sql.Connection;
import java.sql.SQLException;

/** The two stores over one database: PostgreSQL itself, and Supabase's protocol over it. */
final class BothStores implements AutoCloseable {
    private final Closer opened = new Closer();
    private final PostgresStore postgres;
    private final SupabaseStore supabase;
    private final Connection connection;
    private final Arrangement arrangement;

    BothStores() throws SQLException {
        var database = TestDatabase.migrated();
        opened.add(database::close);
        connection = database.connect();
        arrangement = new JdbcArrangement(connection);
        opened.add(arrangement::close);
        Sandbox sandbox = StoreUnderTest.sandbox(database, opened);
        postgres = StoreUnderTest.postgres(database);
        opened.add(postgres::close);
        supabase = StoreUnderTest.supabase(sandbox);
        opened.add(supabase::close);
    }

    PostgresStore postgres() {
        return postgres;
    }

    SupabaseStore supabase() {
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
        opened.close();
    }
}

package io.twinstore.bootstrap.demo;

import io.twinstore.bootstrap.config.DatabaseAddress;
import io.twinstore.bootstrap.sampledata.SampleData;
import io.twinstore.bootstrap.sandbox.SandboxIds;
import io.twinstore.domain.closing.Closer;
import io.twinstore.domain.query.Limits;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.EmbeddedDatabase;
import io.twinstore.schema.SchemaMigration;
import java.time.Instant;
import java.util.function.Consumer;

/** An embedded PostgreSQL with the schema, empty or holding the sample data; gone when it is closed. */
public final class SampleDatabase implements AutoCloseable {
    private static final long SEED = 962_302;
    private static final int CONNECTIONS = 5;

    private final EmbeddedDatabase database;

    private SampleDatabase(EmbeddedDatabase database) {
        this.database = database;
    }

    /** With the schema and no rows. */
    public static SampleDatabase startEmpty() {
        return start(database -> {});
    }

    /** With the sample data as it is at that moment, around which its bookings are made, and with Supabase's ids to come. */
    public static SampleDatabase startWithSampleData(Instant now) {
        return start(database -> {
            try (var store = database.open()) {
                SampleData.generate(SEED, now).loadInto(store.tableWriter());
            }
            var address = database.address();
            SandboxIds.low(address.jdbcUrl(), address.user(), address.password());
        });
    }

    private static SampleDatabase start(Consumer<SampleDatabase> fill) {
        var server = EmbeddedDatabase.start();
        var opened = new Closer();
        opened.add(server::close);
        try {
            SchemaMigration.migrate(server.jdbcUrl(), server.user(), server.password());
            var database = new SampleDatabase(server);
            fill.accept(database);
            return database;
        } catch (RuntimeException e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    /** Where it listens, on loopback. */
    public DatabaseAddress address() {
        return new DatabaseAddress(database.jdbcUrl(), database.user(), database.password());
    }

    /** The PostgreSQL store over it. */
    public PostgresStore open() {
        return PostgresStore.open(new PostgresStore.Settings(
                database.jdbcUrl(), database.user(), database.password(), CONNECTIONS, Limits.DEFAULT));
    }

    @Override
    public void close() {
        database.close();
    }
}

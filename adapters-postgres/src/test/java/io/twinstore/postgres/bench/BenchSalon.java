package io.twinstore.postgres.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;

/** A database of salons, and what the operations ask of the first of them. */
final class BenchSalon implements AutoCloseable {
    static final long COMPANY = 962_302;
    static final int BATCH = 500;
    static final LocalDate DAY = LocalDate.of(2026, 1, 10);
    static final String NAME = "Анна";
    private static final long FIRST = 10_000_000;
    private static final long FIRST_ID = 1_000_000_000;
    private static final long FIRST_NEW = 1_000_000_000;

    final TestDatabase database = TestDatabase.migrated();
    final HikariDataSource pool;

    /** From which bookings are upcoming. */
    final Instant now = Instant.now();

    private final int clients;
    private final int companies;
    private final AtomicLong turn = new AtomicLong();
    private final AtomicLong nextNew = new AtomicLong(FIRST_NEW);

    /** One salon with so many clients. */
    BenchSalon(int clients) throws SQLException {
        this(clients, 1);
    }

    BenchSalon(int clients, int companies) throws SQLException {
        this.clients = clients;
        this.companies = companies;
        try (var connection = database.connect()) {
            SalonRows.fill(connection, clients, companies);
        }
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl());
        config.setUsername(database.user());
        config.setPassword(database.password());
        config.setMaximumPoolSize(10);
        // as long as the store waits for a statement and for the network
        config.setConnectionInitSql("set statement_timeout = 30000");
        config.addDataSourceProperty("socketTimeout", "35");
        pool = new HikariDataSource(config);
    }

    /** The database, for every contender, whose traffic is counted. */
    String jdbcUrl() {
        return WireCount.url(database.jdbcUrl());
    }

    /** The YCLIENTS id of another client for each call. */
    long yclientsId() {
        return FIRST + 1 + turn.getAndIncrement() % clients;
    }

    /** The company of the client with this YCLIENTS id. */
    long companyOf(long yclientsId) {
        return COMPANY + (yclientsId - FIRST) % companies;
    }

    /** The id in this database of another client for each call; of those that have bookings. */
    int clientId() {
        return (int) (FIRST_ID + turn.getAndIncrement() % Math.min(clients, 1_299));
    }

    /** The number of another client for each call, as it is stored. */
    String phone() {
        return "7900%07d".formatted(1 + turn.getAndIncrement() % clients);
    }

    /** A batch of the same clients each time; the number makes them other than before. */
    List<BenchClient> batch(long number) {
        return clients(FIRST + 1, number);
    }

    /** A batch of clients that were never there. */
    List<BenchClient> newBatch() {
        long first = nextNew.getAndAdd(BATCH);
        return clients(first, first);
    }

    private static List<BenchClient> clients(long first, long number) {
        return LongStream.range(first, first + BATCH)
                .mapToObj(id -> BenchClient.of(id, number))
                .toList();
    }

    /** Other than every number before it. */
    long next() {
        return turn.incrementAndGet();
    }

    /** Lets the next call ask for what the first one asked for. */
    void rewind() {
        turn.set(0);
    }

    /** Removes what was inserted since the start, and the traces of what was updated. */
    void tidy() throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            statement.execute("delete from clients where yclients_id >= " + FIRST_NEW);
            statement.execute("vacuum analyze clients");
        }
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}

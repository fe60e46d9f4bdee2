package io.twinstore.bootstrap.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** The pooled connections, each pinned to the settings under which PostgREST would print values. */
final class SandboxDatabase implements AutoCloseable {
    static final int CONNECTIONS = 10;

    private static final String PINNED = "SET TimeZone = 'UTC'; SET client_encoding = 'UTF8';"
            + " SET DateStyle = 'ISO, MDY'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;"
            + " SET bytea_output = 'hex'; SET search_path = ";

    private final HikariDataSource pool;

    private SandboxDatabase(HikariDataSource pool) {
        this.pool = pool;
    }

    /** What a transaction does with its connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** Fails at once, in one line, if the database does not answer. */
    static SandboxDatabase open(Sandbox.Settings settings) {
        try {
            DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password())
                    .close();
        } catch (SQLException e) {
            throw new IllegalStateException("The sandbox cannot reach its database: " + reason(e, settings.jdbcUrl()));
        }
        return new SandboxDatabase(new HikariDataSource(config(settings)));
    }

    private static HikariConfig config(Sandbox.Settings settings) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("sandbox");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        config.setAutoCommit(false);
        config.setIsolateInternalQueries(true);
        // Values travel untyped, so that the column decides how they are read.
        config.addDataSourceProperty("stringtype", "unspecified");
        config.addDataSourceProperty("ApplicationName", "twinstore-sandbox");
        config.setConnectionInitSql(PINNED + SqlBuffer.quoted(settings.schema()) + ", public");
        return config;
    }

    /** The driver repeats a URL that it cannot use, which may hold a password. */
    private static String reason(SQLException e, String jdbcUrl) {
        String message = String.valueOf(e.getMessage());
        return message.contains(jdbcUrl) ? "its URL is not one of PostgreSQL." : message;
    }

    /** One transaction, rolled back on any error. */
    <T> T inTransaction(boolean readOnly, Work<T> work) {
        try (Connection connection = pool.getConnection()) {
            connection.setReadOnly(readOnly);
            return committed(connection, work);
        } catch (SQLException e) {
            throw RestSqlErrors.of(e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }

    private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
        try {
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException e) {
            rollback(connection, e);
            throw e;
        }
    }

    private static void rollback(Connection connection, Exception because) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            because.addSuppressed(e);
        }
    }
}

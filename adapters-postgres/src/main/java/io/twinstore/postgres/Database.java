package io.twinstore.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.domain.masking.QuietLogger;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** The pool of connections, and the one place where a fault of JDBC becomes a typed error. */
final class Database implements AutoCloseable {

    /** Work on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final PostgresStore.Settings settings;
    private final HikariDataSource pool;

    Database(PostgresStore.Settings settings) {
        this.settings = settings;
        QuietLogger.keepQuiet("org.postgresql"); // at its finest it logs every bound value
        var config = new HikariConfig();
        config.setPoolName("twinstore-postgres");
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.limits().health().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        config.setDataSourceProperties(properties());
        pool = new HikariDataSource(config);
    }

    /** Runs work that reads or writes with one statement, which PostgreSQL makes atomic. */
    <T> T run(Work<T> work) {
        try (var connection = connection()) {
            return work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Begins a transaction. */
    Transaction begin() {
        return new Transaction(connection());
    }

    /** A connection for a transaction of the caller's own; without one nothing was executed. */
    Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    /** A connection outside the pool, for a probe that must not wait for a free one. */
    Connection probe() throws SQLException {
        var properties = properties();
        properties.setProperty("user", settings.user());
        properties.setProperty("password", settings.password());
        var seconds = String.valueOf(Math.max(1, settings.limits().health().toSeconds()));
        properties.setProperty("connectTimeout", seconds);
        properties.setProperty("socketTimeout", seconds);
        properties.setProperty("loginTimeout", seconds);
        return DriverManager.getConnection(settings.jdbcUrl(), properties);
    }

    private Properties properties() {
        var query = settings.limits().query();
        var properties = new Properties();
        properties.setProperty("ApplicationName", "twinstore");
        properties.setProperty(
                "options",
                "-c statement_timeout=" + query.toMillis() + " -c TimeZone=UTC -c DateStyle=ISO,YMD"
                        + " -c IntervalStyle=postgres -c bytea_output=hex -c extra_float_digits=1");
        properties.setProperty(
                "connectTimeout", String.valueOf(settings.limits().health().toSeconds()));
        properties.setProperty("socketTimeout", String.valueOf(query.toSeconds() + 5));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("logServerErrorDetail", "false"); // the detail quotes rows, and so phone numbers
        return properties;
    }

    @Override
    public void close() {
        pool.close();
    }
}

package io.twinstore.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.QuietLogger;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** The pool of connections, and the one place where a fault of JDBC becomes a typed error. */
final class Database implements AutoCloseable {

    /** Work on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final PostgresStore.Settings settings;
    private final SessionSettings session;
    private final HikariDataSource pool;

    Database(PostgresStore.Settings settings) {
        this.settings = settings;
        session = new SessionSettings(settings.limits().query());
        QuietLogger.keepQuiet("org.postgresql"); // at its finest it logs every bound value
        var config = new HikariConfig();
        config.setPoolName("twinstore-postgres");
        config.setDataSource(source(settings.limits().query().plusSeconds(5), session));
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(settings.limits().health().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        pool = new HikariDataSource(config);
    }

    /** Runs work that reads or writes with one statement, which PostgreSQL makes atomic. */
    <T> T run(Work<T> work) {
        try (var connection = connection()) {
            return SessionSource.isPooled(connection) ? runPooled(work, connection) : work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Runs work that only reads. */
    <T> T read(Work<T> work) {
        try {
            return run(work);
        } catch (StoreException e) {
            throw SqlState.ofRead(e);
        }
    }

    private <T> T runPooled(Work<T> work, Connection connection) throws SQLException {
        try (var transaction = new Transaction(connection, session)) {
            var answer = work.on(connection);
            transaction.commit();
            return answer;
        }
    }

    /** Begins a transaction. */
    Transaction begin() {
        return new Transaction(connection(), session);
    }

    /**
     * Begins a transaction whose statements may take longer than a caller would wait, as those over whole tables do.
     *
     * @param limit of each statement; zero for none
     */
    Transaction beginLong(Duration limit) {
        var transaction = begin();
        try {
            var network = limit.isZero() ? limit : limit.plusSeconds(5);
            transaction.connection().setNetworkTimeout(Runnable::run, (int)
                    network.toMillis()); // the pool sets it back
            LoadSql.statements(transaction.connection(), "set local statement_timeout = " + limit.toMillis());
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw SqlState.undone(SqlErrors.translate(e));
        }
    }

    /** A connection; without one nothing was executed. */
    private Connection connection() {
        try {
            return pool.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    /** A connection outside the pool, for a probe that must not wait for a free one. */
    Connection probe() throws SQLException {
        return source(settings.limits().health(), null).getConnection();
    }

    private SessionSource source(Duration timeout, @Nullable SessionSettings forSessions) {
        var properties = new Properties();
        PGProperty.USER.set(properties, settings.user());
        PGProperty.PASSWORD.set(properties, settings.password());
        PGProperty.APPLICATION_NAME.set(properties, "twinstore");
        PGProperty.CONNECT_TIMEOUT.set(properties, seconds(settings.limits().health()));
        PGProperty.LOGIN_TIMEOUT.set(properties, seconds(settings.limits().health()));
        PGProperty.SOCKET_TIMEOUT.set(properties, seconds(timeout));
        PGProperty.TCP_KEEP_ALIVE.set(properties, true);
        PGProperty.LOG_SERVER_ERROR_DETAIL.set(properties, false); // the detail quotes rows, and so phone numbers
        return new SessionSource(settings.jdbcUrl(), properties, forSessions);
    }

    /** Whole seconds, at least one: 0 would mean no limit. */
    private static int seconds(Duration duration) {
        return (int) Math.max(1, duration.toSeconds());
    }

    @Override
    public void close() {
        pool.close();
    }
}

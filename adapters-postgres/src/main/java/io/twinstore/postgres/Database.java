package io.twinstore.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.masking.QuietLogger;
import io.twinstore.domain.query.Limits;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** The pool of connections, and the one place where a fault of JDBC becomes a typed error. */
final class Database implements Reads, AutoCloseable {

    /** A line that broke without a word must not hold a read for ever. */
    private static final Duration READ_LIMIT = Duration.ofHours(1);

    /** Work on one connection. */
    interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    private final DataSource connections;
    private final DataSource probes;
    private final SessionSettings session;
    private final boolean own;

    private Database(DataSource connections, DataSource probes, SessionSettings session, boolean own) {
        this.connections = connections;
        this.probes = probes;
        this.session = session;
        this.own = own;
        QuietLogger.keepQuiet("org.postgresql"); // at its finest it logs every bound value
    }

    /** A pool of its own. */
    static Database of(PostgresStore.Settings settings) {
        return of(settings, new SessionSettings(settings.limits().query()));
    }

    /** The same for who must see every row: a query that row-level security would take rows from is an error. */
    static Database ofEveryRow(PostgresStore.Settings settings) {
        return of(settings, new SessionSettings(settings.limits().query()).everyRow());
    }

    private static Database of(PostgresStore.Settings settings, SessionSettings session) {
        var limits = settings.limits();
        var config = new HikariConfig();
        config.setPoolName("twinstore-postgres");
        config.setDataSource(source(settings, limits.query().plusSeconds(5), session));
        config.setMaximumPoolSize(settings.poolSize());
        config.setConnectionTimeout(limits.health().toMillis());
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return new Database(new HikariDataSource(config), source(settings, limits.health(), null), session, true);
    }

    /** The connections of somebody else, whose sessions may lack every setting. */
    static Database of(DataSource given, Limits limits) {
        return new Database(given, given, new SessionSettings(limits.query()), false);
    }

    /** The same connections, looking for tables in this schema alone; to be closed by nobody, since they are not its own. */
    Database within(String schema) {
        return new Database(connections, probes, session.within(schema), false);
    }

    /** Runs work that reads or writes with one statement, which PostgreSQL makes atomic. */
    <T> T run(Work<T> work) {
        try (var connection = connection()) {
            return lacksSettings(connection) ? runPooled(work, connection) : work.on(connection);
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public <T> T read(Work<T> work) {
        try {
            return run(work);
        } catch (StoreException e) {
            throw SqlState.ofRead(e);
        }
    }

    @Override
    public <T> T readLong(Work<T> work) {
        try (var transaction = beginLong(READ_LIMIT)) {
            return work.on(transaction.connection());
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    private <T> T runPooled(Work<T> work, Connection connection) throws SQLException {
        try (var transaction = new Transaction(connection, session)) {
            var answer = work.on(connection);
            transaction.commit();
            return answer;
        }
    }

    /** Whether the session may be another one for every transaction, so that the settings must go with each. */
    private boolean lacksSettings(Connection connection) throws SQLException {
        return !own || SessionSource.isPooled(connection);
    }

    /** Begins a transaction. */
    Transaction begin() {
        var connection = connection();
        try {
            return new Transaction(connection, lacksSettings(connection) ? session : null);
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    /**
     * Begins a transaction whose statements may take longer than a caller would wait, as those over whole tables do.
     *
     * @param limit of each statement; zero for none
     */
    Transaction beginLong(Duration limit) {
        return within(begin(), limit, limit.isZero() ? limit : limit.plusSeconds(5));
    }

    private Transaction within(Transaction transaction, Duration limit, Duration network) {
        try {
            if (own) { // whose pool sets it back
                transaction.connection().setNetworkTimeout(Runnable::run, (int) network.toMillis());
            }
            Sql.run(transaction.connection(), "set local statement_timeout = " + limit.toMillis());
            return transaction;
        } catch (SQLException e) {
            transaction.close();
            throw SqlState.undone(SqlErrors.translate(e));
        }
    }

    /**
     * Begins a transaction that only reads; for pools of its own.
     *
     * @param exported what another transaction has exported, for this one to see; null for the database as it is at its first
     *     query
     */
    Transaction beginSnapshot(@Nullable String exported) {
        return beginSnapshot(connection(), exported);
    }

    /** The same in a connection beside the pool: a server that gives no more is not asked again and again. */
    Transaction joinSnapshot(String exported) {
        try {
            return beginSnapshot(ownProbes().with(session).getConnection(), exported);
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    private Transaction beginSnapshot(Connection connection, @Nullable String exported) {
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ); // its pool sets it back
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            if (exported != null) { // before any query, also one that sets something
                Sql.run(connection, "set transaction snapshot " + Sql.literal(exported));
            }
            var transaction = new Transaction(connection, lacksSettings(connection) ? session : null);
            Sql.run(connection, "set local idle_in_transaction_session_timeout = 0");
            return within(transaction, Duration.ZERO, READ_LIMIT);
        } catch (SQLException e) {
            try (connection) {
                throw SqlErrors.notConnected(e);
            } catch (SQLException closing) {
                throw SqlErrors.notConnected(e);
            }
        }
    }

    /** A connection; without one nothing was executed. */
    private Connection connection() {
        try {
            return connections.getConnection();
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    /** Has its own pool report to a registry of Micrometer. */
    void measurePool(Object meters) {
        if (connections instanceof HikariDataSource pool && own) {
            pool.setMetricRegistry(meters);
        }
    }

    /** How its own pool is used now; nothing without one. */
    Optional<PostgresStore.PoolUse> poolUse() {
        if (connections instanceof HikariDataSource pool && own && !pool.isClosed()) {
            var now = pool.getHikariPoolMXBean();
            return Optional.of(new PostgresStore.PoolUse(
                    pool.getMaximumPoolSize(), now.getActiveConnections(), now.getThreadsAwaitingConnection()));
        }
        return Optional.empty();
    }

    /** A connection outside the pool, for a probe that must not wait for a free one. */
    Connection probe() throws SQLException {
        return probes.getConnection();
    }

    /** A connection that can make a replication slot, to be closed by the caller; for pools of its own. */
    Connection forReplication() {
        try {
            return ownProbes().forReplication(READ_LIMIT).getConnection();
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    private SessionSource ownProbes() {
        if (probes instanceof SessionSource source) {
            return source;
        }
        throw new IllegalStateException("the connections of somebody else cannot be opened otherwise");
    }

    private static SessionSource source(
            PostgresStore.Settings settings, Duration timeout, @Nullable SessionSettings forSessions) {
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
        if (connections instanceof HikariDataSource pool && own) {
            pool.close();
        }
    }
}

package io.twinstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Opens connections to PostgreSQL whose sessions are as the store needs them. Settings are sent after the connection is
 * made, since poolers refuse or ignore those of the startup message.
 *
 * <p>A pooler may hand every transaction to another session. So behind one no statement is kept by name, and the settings
 * go with every transaction instead.
 */
final class SessionSource extends PGSimpleDataSource {
    private static final long serialVersionUID = 1L;

    /** What the driver is told so that it names no statement, and what tells such a connection from others. */
    private static final int NO_NAMED_STATEMENTS = 0;

    /** The driver's own default. */
    private static final int NAMED_AFTER = 5;

    private final String jdbcUrl;
    private final Properties properties;
    private final @Nullable SessionSettings settings;

    /**
     * Properties that the URL states itself outrank the given ones.
     *
     * @param settings of each session; null for connections that only find out whether there is a server
     */
    SessionSource(String jdbcUrl, Properties properties, @Nullable SessionSettings settings) {
        this.jdbcUrl = jdbcUrl;
        this.properties = properties;
        this.settings = settings;
        var all = Driver.parseURL(jdbcUrl, properties);
        if (all == null) {
            throw new IllegalArgumentException("no URL of the PostgreSQL JDBC driver");
        }
        for (var property : PGProperty.values()) {
            if (property.isPresent(all)) {
                setProperty(property, property.getOrNull(all));
            }
        }
    }

    /** The same, but its connections may make replication slots; they have so long for a statement. */
    SessionSource forReplication(Duration limit) {
        var other = new Properties();
        other.putAll(properties);
        PGProperty.REPLICATION.set(other, "database");
        PGProperty.PREFER_QUERY_MODE.set(other, "simple");
        PGProperty.ASSUME_MIN_SERVER_VERSION.set(other, "13");
        PGProperty.SOCKET_TIMEOUT.set(other, (int) limit.toSeconds());
        return new SessionSource(jdbcUrl, other, null);
    }

    /** The same, but its sessions have these settings. */
    SessionSource with(SessionSettings other) {
        return new SessionSource(jdbcUrl, properties, other);
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        var connection = super.getConnection(user, password);
        try {
            prepare(connection);
            return connection;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private void prepare(Connection connection) throws SQLException {
        var driver = connection.unwrap(PGConnection.class);
        if (answersForAnother(connection, driver)) {
            driver.setPrepareThreshold(NO_NAMED_STATEMENTS);
            return;
        }
        if (driver.getPrepareThreshold() == NO_NAMED_STATEMENTS) { // advice for poolers, in a URL that leads to none
            driver.setPrepareThreshold(NAMED_AFTER);
        }
        if (settings != null) {
            settings.forSession(connection);
        }
    }

    /** Whether the process that runs statements is not the one that took the connection, which then is a pooler. */
    private static boolean answersForAnother(Connection connection, PGConnection driver) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery("select pg_backend_pid()")) {
            answer.next();
            return answer.getInt(1) != driver.getBackendPID();
        }
    }

    /** Whether a connection of such a source goes through a pooler. */
    static boolean isPooled(Connection connection) throws SQLException {
        return connection.unwrap(PGConnection.class).getPrepareThreshold() == NO_NAMED_STATEMENTS;
    }
}

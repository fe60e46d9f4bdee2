package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A transaction that is undone unless it is committed; only a commit whose answer is lost leaves its outcome unknown. */
final class Transaction implements AutoCloseable {
    private final Connection connection;
    private boolean committed;

    /** Begins it, with the settings that its session may lack; null when it has them. */
    Transaction(Connection connection, @Nullable SessionSettings settings) {
        this.connection = connection;
        try {
            connection.setAutoCommit(false);
            if (settings != null) {
                settings.forTransaction(connection);
            }
        } catch (SQLException e) {
            close();
            throw SqlState.undone(SqlErrors.translate(e));
        }
    }

    Connection connection() {
        return connection;
    }

    /** Has the rows keep the timestamps that they are given, which a trigger sets otherwise. */
    void keepTimestamps() throws SQLException {
        Sql.run(connection, "set local twinstore.keep_timestamps = on");
    }

    void commit() {
        try {
            connection.commit();
            committed = true;
        } catch (SQLException e) {
            throw SqlErrors.translate(e);
        }
    }

    /** Ends the connection at once, also while another thread waits for an answer; it is still to be closed. */
    void abort() {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException e) {
            return; // it is ended already
        }
    }

    /** Gives the connection back; one that broke has undone the transaction, and the pool drops it. */
    @Override
    public void close() {
        try (connection) {
            if (!committed) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            return; // what this transaction did is known
        }
    }
}

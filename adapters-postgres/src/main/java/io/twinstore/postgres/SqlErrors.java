package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.errors.StoreException;
import java.net.SocketTimeoutException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** Makes the typed error of a fault of JDBC. */
final class SqlErrors {
    private SqlErrors() {}

    static StoreException translate(SQLException fault) {
        var e = root(fault);
        if (e.getCause() instanceof SocketTimeoutException) {
            return SqlState.timedOut(fault);
        }
        var server = server(e);
        return SqlState.error(e.getSQLState(), server == null ? null : server.getMessage(), fault);
    }

    /** The error of a connection that could not be had: the server refuses it, is down, or every connection is busy. */
    static StoreException notConnected(SQLException fault) {
        return ConnectionErrors.of(fault);
    }

    /** What the server itself said; null for a fault of the connection. */
    static @Nullable ServerErrorMessage server(SQLException e) {
        return root(e) instanceof PSQLException p ? p.getServerErrorMessage() : null;
    }

    /** The driver's own fault under the pool's. */
    static SQLException root(SQLException e) {
        return !(e instanceof PSQLException) && e.getCause() instanceof SQLException cause ? root(cause) : e;
    }
}

package io.twinstore.schema;

import java.sql.SQLException;
import java.util.Objects;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** A migration that could not be done; the message is fit for a user and holds no password. */
public final class SchemaException extends RuntimeException {
    private final boolean unreachable;

    private SchemaException(String message, FlywayException cause, boolean unreachable) {
        super(message, cause);
        this.unreachable = unreachable;
    }

    /** True when the server gave no connection, false when it, or Flyway, refused the work. */
    public boolean unreachable() {
        return unreachable;
    }

    static SchemaException from(FlywayException failure) {
        SQLException fault = sqlCause(failure);
        if (fault == null) {
            return new SchemaException(Objects.toString(failure.getMessage(), "Flyway failed"), failure, false);
        }
        return new SchemaException(message(fault), failure, isConnectionFault(fault.getSQLState()));
    }

    private static @Nullable SQLException sqlCause(Throwable failure) {
        for (Throwable t = failure; t != null; t = t.getCause()) {
            if (t instanceof SQLException sql) {
                return sql;
            }
        }
        return null;
    }

    /** The server's own words with its hint; Flyway's framing (script, line, statement) stays in the cause. */
    private static String message(SQLException fault) {
        ServerErrorMessage server = fault instanceof PSQLException psql ? psql.getServerErrorMessage() : null;
        if (server == null) {
            return Objects.toString(fault.getMessage(), fault.getClass().getSimpleName());
        }
        String hint = server.getHint();
        return hint == null ? String.valueOf(server.getMessage()) : server.getMessage() + " " + hint;
    }

    /** Classes 08, 28, 3D, 53 and 57: no connection, no such login or database, no resources, shutting down. */
    private static boolean isConnectionFault(@Nullable String state) {
        return state != null && state.matches("(08|28|3D|53|57).*");
    }
}

package io.twinstore.bootstrap.sandbox;

import io.twinstore.domain.masking.MaskedFault;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** PostgREST's translation of PostgreSQL's errors into HTTP. */
final class RestSqlErrors {
    private static final Logger LOG = LoggerFactory.getLogger(RestSqlErrors.class);

    private static final Map<String, Integer> BY_CODE = Map.of(
            "23503", 409, "23505", 409, "25006", 405, "53400", 500, "57P01", 503, "P0001", 400, "42883", 404, "42P01",
            404, "42P17", 500, "42501", 403);

    private static final Map<String, Integer> BY_CLASS = Map.ofEntries(
            Map.entry("08", 503),
            Map.entry("09", 500),
            Map.entry("0L", 403),
            Map.entry("0P", 403),
            Map.entry("21", 500),
            Map.entry("25", 500),
            Map.entry("28", 403),
            Map.entry("2D", 500),
            Map.entry("38", 500),
            Map.entry("39", 500),
            Map.entry("3B", 500),
            Map.entry("40", 500),
            Map.entry("53", 503),
            Map.entry("54", 500),
            Map.entry("55", 500),
            Map.entry("57", 500),
            Map.entry("58", 500),
            Map.entry("F0", 500),
            Map.entry("HV", 500),
            Map.entry("P0", 500),
            Map.entry("XX", 500));

    private RestSqlErrors() {}

    static RestError of(SQLException e) {
        if (e instanceof SQLTransientConnectionException) {
            return noConnection(e.getCause());
        }
        ServerErrorMessage server = e instanceof PSQLException p ? p.getServerErrorMessage() : null;
        if (server != null && server.getSQLState() != null) {
            return ofServer(server.getSQLState(), server);
        }
        if (String.valueOf(e.getSQLState()).startsWith("08")) {
            String message = "Database client error. Retrying the connection.";
            return new RestError(503, "PGRST001", message, "no connection to the server\n", null);
        }
        LOG.error("The driver refused a statement", MaskedFault.of(e));
        return RestError.internal();
    }

    private static RestError ofServer(String code, ServerErrorMessage server) {
        String message = String.valueOf(server.getMessage());
        return new RestError(status(code, message), code, message, server.getDetail(), server.getHint());
    }

    private static RestError noConnection(@Nullable Throwable cause) {
        if (cause == null) {
            String message = "Timed out acquiring connection from connection pool.";
            return new RestError(504, "PGRST003", message, null, null);
        }
        return new RestError(503, "PGRST000", "Database connection error.", cause.getMessage(), null);
    }

    private static int status(String code, String message) {
        if (code.equals("21000") && message.endsWith("requires a WHERE clause")) {
            return 400;
        }
        if (code.startsWith("PT")) {
            return raised(code.substring(2));
        }
        return BY_CODE.getOrDefault(code, BY_CLASS.getOrDefault(code.substring(0, 2), 400));
    }

    /** A status chosen in the database by raising SQLSTATE PTnnn. */
    private static int raised(String digits) {
        return digits.matches("[2-5]\\d\\d") ? Integer.parseInt(digits) : 500;
    }
}

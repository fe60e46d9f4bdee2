package io.twinstore.postgres;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** What the store relies on in a session, whatever the server's own settings are: the texts of values, and the time limit. */
final class SessionSettings implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<String, String> TEXTS = Map.of(
            "TimeZone", "UTC",
            "DateStyle", "ISO,YMD",
            "IntervalStyle", "postgres",
            "bytea_output", "hex",
            "extra_float_digits", "1");

    private final LinkedHashMap<String, String> settings;
    private final String forSession;
    private final String forTransaction;

    SessionSettings(Duration statementTimeout) {
        this(Map.of("statement_timeout", String.valueOf(statementTimeout.toMillis())), TEXTS);
    }

    private SessionSettings(Map<String, String> some, Map<String, String> others) {
        settings = new LinkedHashMap<>(some);
        settings.putAll(others);
        forSession = sql(settings, false);
        forTransaction = sql(settings, true);
    }

    /** The same settings, and tables are looked for in this schema alone. */
    SessionSettings within(String schema) {
        return new SessionSettings(settings, Map.of("search_path", schema));
    }

    /** The same settings, and row-level security takes no rows from a query without a word. */
    SessionSettings everyRow() {
        return new SessionSettings(settings, Map.of("row_security", "off"));
    }

    private static String sql(Map<String, String> settings, boolean local) {
        return settings.entrySet().stream()
                .map(setting -> "set_config('" + setting.getKey() + "', '" + setting.getValue() + "', " + local + ")")
                .collect(Collectors.joining(", ", "select ", ""));
    }

    /** Holds until the session ends. */
    void forSession(Connection connection) throws SQLException {
        Sql.run(connection, forSession);
    }

    /** Holds until the transaction ends. */
    void forTransaction(Connection connection) throws SQLException {
        Sql.run(connection, forTransaction);
    }
}

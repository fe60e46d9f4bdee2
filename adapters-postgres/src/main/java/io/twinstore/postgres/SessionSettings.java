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

    private final String forSession;
    private final String forTransaction;

    private SessionSettings(String forSession, String forTransaction) {
        this.forSession = forSession;
        this.forTransaction = forTransaction;
    }

    SessionSettings(Duration statementTimeout) {
        this(sql(settings(statementTimeout), false), sql(settings(statementTimeout), true));
    }

    private static Map<String, String> settings(Duration statementTimeout) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("statement_timeout", String.valueOf(statementTimeout.toMillis()));
        settings.put("TimeZone", "UTC");
        settings.put("DateStyle", "ISO,YMD");
        settings.put("IntervalStyle", "postgres");
        settings.put("bytea_output", "hex");
        settings.put("extra_float_digits", "1");
        return settings;
    }

    /** The same settings, and tables are looked for in this schema alone. */
    SessionSettings within(String schema) {
        var path = Map.of("search_path", schema);
        return new SessionSettings(
                forSession + sql(path, false).replaceFirst("select ", ", "),
                forTransaction + sql(path, true).replaceFirst("select ", ", "));
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

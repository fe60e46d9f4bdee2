package io.twinstore.bootstrap.sandbox;

import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** SQL text and the values bound in it, in step; a caller's value can only get in through {@link #bind}. */
final class SqlBuffer {
    private final StringBuilder text = new StringBuilder();
    private final List<String> binds = new ArrayList<>();

    SqlBuffer sql(String part) {
        text.append(part);
        return this;
    }

    SqlBuffer name(String identifier) {
        return sql(quoted(identifier));
    }

    /** Adds a placeholder; like PostgREST's, the value ends at a NUL character. */
    SqlBuffer bind(String value) {
        int end = value.indexOf('\0');
        binds.add(end < 0 ? value : value.substring(0, end));
        return sql("?");
    }

    SqlBuffer bind(BigInteger value) {
        return bind(value.toString());
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(text.toString());
        for (int i = 0; i < binds.size(); i++) {
            statement.setString(i + 1, binds.get(i));
        }
        return statement;
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}

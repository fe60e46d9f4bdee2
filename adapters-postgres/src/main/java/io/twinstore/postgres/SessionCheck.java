package io.twinstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;

/**
 * Finds a pooler in transaction mode: while a second connection holds a transaction, the first one's statements run in
 * another session than before, or the second one's in the first one's.
 */
final class SessionCheck {
    private SessionCheck() {}

    static boolean keepsSessions(Database database) {
        try (var first = database.probe();
                var second = database.probe()) {
            var before = session(first);
            second.setAutoCommit(false);
            var other = session(second);
            var after = session(first);
            second.rollback();
            return !before.equals(other) && before.equals(after);
        } catch (SQLException e) {
            throw SqlErrors.notConnected(e);
        }
    }

    private static String session(Connection connection) throws SQLException {
        return Objects.requireNonNull(
                Sql.strings(connection, "select pg_backend_pid()").get(0));
    }
}

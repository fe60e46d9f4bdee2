package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.postgres.SnapshotConnections.Held;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** The rows that COPY answers, a line each. */
final class CopyLines implements TextRows.Lines {
    private final Held held;
    private final Savepoint before;
    private final CopyOut copy;
    private byte @Nullable [] next;

    /** Begins it, in a connection that is given back when this is closed. */
    CopyLines(Held held, String sql) throws SQLException {
        this.held = held;
        before = held.connection().setSavepoint();
        copy = held.connection().unwrap(PGConnection.class).getCopyAPI().copyOut(sql);
        next = read();
    }

    private byte @Nullable [] read() {
        try {
            return copy.readFromCopy();
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public byte[] next() {
        var line = next;
        if (line == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return line;
    }

    /** The transaction can go on, whether every row was taken or not. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException e) {
            next = null; // that it was cancelled
        }
        try (held) {
            held.connection().rollback(before);
            held.goesOn();
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        }
    }
}

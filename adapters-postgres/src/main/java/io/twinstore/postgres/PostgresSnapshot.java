package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.postgres.Database.Work;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A transaction that sees the database as it was when it read first. */
final class PostgresSnapshot implements TableSnapshot, TextRows, Reads {
    private final Transaction transaction;
    private final TableReader rows;
    private volatile boolean reading;

    /** Begins it; the reader is made over what it is given. */
    PostgresSnapshot(Database database, Function<Reads, TableReader> reader) {
        this(database, null, reader);
    }

    /** The same, but it sees what another transaction has exported under this name; null for the database as it is now. */
    PostgresSnapshot(Database database, @Nullable String exported, Function<Reads, TableReader> reader) {
        transaction = database.beginSnapshot();
        rows = reader.apply(this);
        try {
            Sql.run(transaction.connection(), "set local idle_in_transaction_session_timeout = 0");
            if (exported != null) { // before anything is read
                Sql.run(transaction.connection(), "set transaction snapshot " + Sql.literal(exported));
            }
        } catch (SQLException e) {
            transaction.close();
            throw SqlErrors.translate(e);
        }
    }

    @Override
    public TableReader rows() {
        return rows;
    }

    @Override
    public Optional<TextRows> text() {
        return Optional.of(this);
    }

    @Override
    public Map<String, String> types(Table table) {
        return read(connection -> StoredTypes.of(connection, table));
    }

    @Override
    public Lines lines(Table table, List<String> columns) {
        var sql = "copy (select " + Sql.list(columns) + " from " + LoadSql.quoted(table) + ") to stdout";
        return read(connection -> new CopyLines(connection, sql));
    }

    @Override
    public synchronized <T> T read(Work<T> work) {
        reading = true;
        try {
            return work.on(transaction.connection());
        } catch (SQLException e) {
            throw SqlState.ofRead(SqlErrors.translate(e));
        } finally {
            reading = false;
        }
    }

    @Override
    public <T> T readLong(Work<T> work) {
        return read(work);
    }

    /** Ends it at once, also while a page is being read ahead that nobody will take. */
    @Override
    public void close() {
        try {
            if (reading) {
                transaction.connection().abort(Runnable::run);
            }
        } catch (SQLException e) {
            return; // it is ended already
        } finally {
            transaction.close();
        }
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.errors.SqlState;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.tables.TableSnapshot;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.postgres.SnapshotConnections.Allowed;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Transactions that see the database as it was when the first of them began to read. */
final class PostgresSnapshot implements TableSnapshot, TextRows {
    private final SnapshotConnections connections;
    private final TableReader rows;

    /** Begins it; the reader is made over what it is given. */
    PostgresSnapshot(Database database, Allowed allowed, Function<Reads, TableReader> reader) {
        this(SnapshotConnections.begin(database, null, allowed), reader);
    }

    /** The same in one connection, but it sees what another transaction has exported under this name. */
    PostgresSnapshot(Database database, String exported, Function<Reads, TableReader> reader) {
        this(SnapshotConnections.begin(database, exported, Allowed.one()), reader);
    }

    private PostgresSnapshot(SnapshotConnections connections, Function<Reads, TableReader> reader) {
        this.connections = connections;
        rows = reader.apply(connections);
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
        return connections.read(connection -> StoredTypes.of(connection, table));
    }

    /** They have a connection for themselves until they are closed. */
    @Override
    public Lines lines(Table table, List<String> columns) {
        var sql = "copy (select " + Sql.list(columns) + " from " + LoadSql.quoted(table) + ") to stdout";
        var held = connections.hold();
        try {
            return new CopyLines(held, sql);
        } catch (SQLException e) {
            held.close();
            throw SqlState.ofRead(SqlErrors.translate(e));
        } catch (RuntimeException e) {
            held.close();
            throw e;
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}

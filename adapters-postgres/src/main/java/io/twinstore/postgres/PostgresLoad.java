package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.generated.Tables;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/** One transaction of a load; statement timeouts are off and the trigger keeps the rows' timestamps. */
final class PostgresLoad implements TableWriter.Load {
    private static final Pattern COPY_PLACE = Pattern.compile("line (\\d+)(?:, column (\\w+))?");

    private final String place;
    private final Transaction transaction;
    private final Connection connection;

    PostgresLoad(String place, Transaction transaction) {
        this.place = place;
        this.transaction = transaction;
        connection = transaction.connection();
    }

    @Override
    public long load(Table table, Iterator<Json.Obj> rows) {
        return rows.hasNext() ? doing(table, () -> staged(table, rows, (columns, count) -> count)) : 0;
    }

    @Override
    public Changed change(Table table, Iterator<Json.Obj> rows) {
        return rows.hasNext()
                ? doing(
                        table,
                        undoable(() -> staged(table, rows, (columns, count) -> {
                            return new StagedChanges(connection, table, columns).prepare();
                        })))
                : Changed.NONE;
    }

    @Override
    public long delete(Table table, List<Json.Obj> keys) {
        return doing(table, undoable(() -> {
            try (var statement = connection.prepareStatement(LoadSql.delete(table))) {
                statement.setString(1, Json.of(keys).toString());
                return (long) statement.executeUpdate();
            }
        }));
    }

    @Override
    public RowDigests digests() {
        return new PostgresRowDigests(Reads.within(connection), ReadColumns.OF_SCHEMA);
    }

    private interface Work<T> {
        T run() throws SQLException;
    }

    private <T> T doing(Table table, Work<T> work) {
        try {
            return work.run();
        } catch (SQLException e) {
            throw SqlErrors.translate(e).about(place + ", table " + table);
        }
    }

    /** The same work, of which nothing is left when it is refused. */
    private <T> Work<T> undoable(Work<T> work) {
        return () -> {
            var before = connection.setSavepoint();
            try {
                var result = work.run();
                connection.releaseSavepoint(before);
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback(before);
                throw e;
            }
        };
    }

    /** What is done with rows of these columns, so many, before they are written. */
    private interface Staged<T> {
        T prepare(List<String> columns, long count) throws SQLException;
    }

    private <T> T staged(Table table, Iterator<Json.Obj> rows, Staged<T> staged) throws SQLException {
        var columns = new RowColumns(table);
        Sql.run(connection, LoadSql.createStaging(table));
        long count = copy(table, columns, rows);
        if (table.name().equals(Tables.MESSAGES.getName())) {
            Sql.run(connection, LoadSql.ensurePartitions(table));
        }
        var prepared = staged.prepare(columns.names(), count);
        upsert(table, columns.names());
        for (var advance : ReferenceSql.advanceSequences(TableCatalogue.generated(table), LoadSql.quoted(table))) {
            Sql.run(connection, advance);
        }
        Sql.run(connection, LoadSql.dropStaging(table));
        return prepared;
    }

    private long copy(Table table, RowColumns columns, Iterator<Json.Obj> rows) throws SQLException {
        try (var blocks = new CopyBlocks(columns, rows);
                var out = new PGCopyOutputStream(
                        connection.unwrap(PGConnection.class), LoadSql.copy(table, columns.names()), 1 << 16)) {
            for (var block = blocks.next(); block.length > 0; block = blocks.next()) {
                out.write(block);
            }
            out.flush();
            return blocks.count();
        } catch (IOException e) {
            throw e.getCause() instanceof SQLException cause ? rowError(table, cause) : unreadable(table, e);
        }
    }

    /** Names the row that COPY refused; the driver wraps the server's answer in an IOException. */
    private static RuntimeException rowError(Table table, SQLException e) {
        var server = SqlErrors.server(e);
        var where = server == null || server.getWhere() == null ? "" : server.getWhere();
        var place = COPY_PLACE.matcher(where);
        var error = SqlErrors.translate(e);
        if (!(error instanceof InvalidInput) || !place.find()) {
            return error;
        }
        var column = place.group(2) == null ? "" : ", column " + place.group(2);
        return new InvalidInput(table + ", row " + place.group(1) + column + ": " + error.getMessage(), e);
    }

    private static Unexpected unreadable(Table table, IOException e) {
        return new Unexpected("the rows of " + table + " could not be sent to PostgreSQL", e);
    }

    private void upsert(Table table, List<String> columns) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.run(connection, LoadSql.upsert(table, columns));
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            connection.rollback(before);
            throw new RefusedRows(connection, table).explain(e);
        }
    }

    @Override
    public void commit() {
        try {
            transaction.commit();
        } catch (StoreException e) {
            throw e.about(place);
        }
    }

    @Override
    public void close() {
        transaction.close();
    }
}

package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.tables.RowDigests;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableWriter;
import io.twinstore.domain.tables.TableWriter.Changed;
import io.twinstore.domain.tables.TextRows;
import io.twinstore.domain.values.Json;
import io.twinstore.postgres.generated.Tables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One transaction of a load; statement timeouts are off and the trigger keeps the rows' timestamps. */
final class PostgresLoad implements TableWriter.Load {
    /** Of a unique key, and of a foreign key. */
    private static final Set<String> CLASHES = Set.of("23505", "23503");

    private final String place;
    private final Transaction transaction;
    private final Connection connection;
    private @Nullable Table staging;

    PostgresLoad(String place, Transaction transaction) {
        this.place = place;
        this.transaction = transaction;
        connection = transaction.connection();
    }

    @Override
    public long load(Table table, Iterator<Json.Obj> rows) {
        return rows.hasNext() ? doing(table, () -> staged(table, rows, (constraints, columns, count) -> count)) : 0;
    }

    @Override
    public Changed change(Table table, Iterator<Json.Obj> rows) {
        return rows.hasNext()
                ? doing(
                        table,
                        () -> staged(
                                table,
                                rows,
                                (constraints, columns, count) ->
                                        new StagedChanges(connection, table, constraints, columns).prepare()))
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

    @Override
    public OptionalLong append(Table table, Iterator<Json.Obj> rows) {
        return appending(table, () -> rows.hasNext() ? copyIn(table).rows(new RowColumns(table), rows) : 0L);
    }

    @Override
    public OptionalLong append(Table table, TextRows source, UnaryOperator<Iterator<byte[]>> watched) {
        var types = source.types(table);
        var stated = new HashSet<>(table.columns().keySet());
        stated.removeAll(table.generated());
        boolean same = types.keySet().containsAll(stated)
                && doing(
                        table,
                        () -> StoredTypes.held(connection, table).entrySet().containsAll(types.entrySet()));
        var columns = List.copyOf(types.keySet());
        return same
                ? appending(table, () -> {
                    try (var lines = source.lines(table, columns)) {
                        return copyIn(table).lines(columns, watched.apply(lines));
                    }
                })
                : OptionalLong.empty();
    }

    private CopyIn copyIn(Table table) {
        return new CopyIn(connection, LoadSql.quoted(table));
    }

    /** Nothing is left of rows that clash. */
    private OptionalLong appending(Table table, Work<Long> copy) {
        return doing(table, () -> {
            if (isPartitioned(table) || hasRows(table)) {
                return OptionalLong.empty();
            }
            try {
                return OptionalLong.of(undoable(() -> appended(table, copy)).run());
            } catch (SQLException e) {
                if (!CLASHES.contains(e.getSQLState())) {
                    throw CopyIn.rowError(table, e);
                }
                return OptionalLong.empty();
            }
        });
    }

    private long appended(Table table, Work<Long> copy) throws SQLException {
        long count = copy.run();
        advanceSequences(table, TableConstraints.of(connection, table));
        return count;
    }

    /** Whether a row may need a partition that is not there yet; a copy in a scratch schema has none. */
    private boolean isPartitioned(Table table) throws SQLException {
        return table.name().equals(Tables.MESSAGES.getName())
                && !Sql.strings(
                                connection,
                                "select 1 from pg_class where oid = ?::regclass and relkind = 'p'",
                                LoadSql.quoted(table))
                        .isEmpty();
    }

    private boolean hasRows(Table table) throws SQLException {
        return !Sql.strings(connection, "select 1 from " + LoadSql.quoted(table) + " limit 1")
                .isEmpty();
    }

    private void advanceSequences(Table table, TableConstraints constraints) throws SQLException {
        for (var advance : ReferenceSql.advanceSequences(constraints, LoadSql.quoted(table))) {
            Sql.run(connection, advance);
        }
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
                undo(before, e);
                throw e;
            }
        };
    }

    /** A connection that is lost has undone it, and the fault that tells why must not be hidden by that. */
    private void undo(Savepoint before, Exception fault) {
        try {
            connection.rollback(before);
        } catch (SQLException lost) {
            fault.addSuppressed(lost);
        }
    }

    /** What is done with rows of these columns, so many, before they are written. */
    private interface Staged<T> {
        T prepare(TableConstraints constraints, List<String> columns, long count) throws SQLException;
    }

    private <T> T staged(Table table, Iterator<Json.Obj> rows, Staged<T> staged) throws SQLException {
        prepareStaging(table);
        return undoable(() -> upserted(table, rows, staged)).run();
    }

    /** One staging table at a time, emptied and not made anew: PostgreSQL locks each until the end of the transaction. */
    private void prepareStaging(Table table) throws SQLException {
        if (staging != null && staging.name().equals(table.name())) {
            Sql.run(connection, LoadSql.emptyStaging(table));
            return;
        }
        if (staging != null) {
            Sql.run(connection, LoadSql.dropStaging(staging));
        }
        Sql.run(connection, LoadSql.createStaging(table));
        staging = table;
    }

    private <T> T upserted(Table table, Iterator<Json.Obj> rows, Staged<T> staged) throws SQLException {
        var columns = new RowColumns(table);
        long count = stage(table, columns, rows);
        if (isPartitioned(table)) {
            Sql.run(connection, LoadSql.ensurePartitions(table));
        }
        var constraints = TableConstraints.of(connection, table);
        var prepared = staged.prepare(constraints, columns.names(), count);
        upsert(table, columns.names());
        advanceSequences(table, constraints);
        return prepared;
    }

    private long stage(Table table, RowColumns columns, Iterator<Json.Obj> rows) {
        try {
            return new CopyIn(connection, LoadSql.staging(table)).rows(columns, rows);
        } catch (SQLException e) {
            throw CopyIn.rowError(table, e);
        }
    }

    private void upsert(Table table, List<String> columns) throws SQLException {
        var before = connection.setSavepoint();
        try {
            Sql.run(connection, LoadSql.upsert(table, columns));
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            undo(before, e);
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

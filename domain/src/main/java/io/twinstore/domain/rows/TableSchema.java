package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The table behind an aggregate: its columns in order, what identifies a row, and how a row becomes the aggregate.
 *
 * @param key the primary key
 * @param conflictKey the columns by which an upsert finds its row; empty for a table that this library does not write
 * @param required the columns that every upsert must assign, the conflict key among them
 */
public record TableSchema<A>(
        String table,
        List<Column<A, ?>> columns,
        Column<A, ?> key,
        List<Column<A, ?>> conflictKey,
        List<Column<A, ?>> required,
        Function<Row<A>, A> aggregate) {

    /**
     * The columns by which a row is known in both stores: the conflict key; of a table that is only read, the primary
     * key.
     */
    public List<Column<A, ?>> rowKey() {
        return conflictKey.isEmpty() ? List.of(key) : conflictKey;
    }

    /** Reads a row from the JSON of either store; members that are no column are left out, missing ones stay unset. */
    public Row<A> read(Json.Obj row) {
        var fields = Row.builder(this);
        for (var column : columns) {
            if (row.members().containsKey(column.name())) {
                readColumn(fields, column, row.get(column.name()));
            }
        }
        return fields.build();
    }

    private <T> void readColumn(Row.Builder<A> fields, Column<A, T> column, Json json) {
        try {
            fields.set(column, column.type().read(json));
        } catch (IllegalArgumentException e) {
            throw new Unexpected(column + " " + e.getMessage() + "; correct the row in the store", e);
        }
    }

    @Override
    public String toString() {
        return table;
    }

    /** Starts the declaration of a table's columns, in their order. */
    public static <A> Builder<A> of(String table) {
        return new Builder<>(table);
    }

    /** Collects the columns of one table. */
    public static final class Builder<A> {
        private final String table;
        private final List<Column<A, ?>> columns = new ArrayList<>();

        private Builder(String table) {
            this.table = table;
        }

        /** The next column, which is never null. */
        public <T> Column<A, T> column(String name, ColumnType<T> type) {
            return add(name, type, false);
        }

        /** The next column, which may be null. */
        public <T> Column<A, T> nullable(String name, ColumnType<T> type) {
            return add(name, type, true);
        }

        private <T> Column<A, T> add(String name, ColumnType<T> type, boolean nullable) {
            var column = new Column<A, T>(table, name, columns.size(), type, nullable);
            columns.add(column);
            return column;
        }

        /** The schema of a table that this library only reads. */
        public TableSchema<A> readOnly(Column<A, ?> key, Function<Row<A>, A> aggregate) {
            return build(key, List.of(), List.of(), aggregate);
        }

        /** The schema of a table that this library upserts. */
        public TableSchema<A> build(
                Column<A, ?> key,
                List<Column<A, ?>> conflictKey,
                List<Column<A, ?>> required,
                Function<Row<A>, A> aggregate) {
            return new TableSchema<>(table, List.copyOf(columns), key, conflictKey, required, aggregate);
        }
    }
}

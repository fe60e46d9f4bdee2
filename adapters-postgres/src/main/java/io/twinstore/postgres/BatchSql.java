package io.twinstore.postgres;

import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The upsert of each set of assigned columns, which answers the rows as stored. One row comes as a value a column, which
 * PostgreSQL plans like a plain insert; several come as one JSON value, whatever their number.
 */
final class BatchSql<A> {
    private final Mapping<A> mapping;
    private final Sql ofOne = new Sql();
    private final Sql ofMany = new Sql();

    BatchSql(Mapping<A> mapping) {
        this.mapping = mapping;
    }

    String sql(Batch<A> batch) {
        var assigned = batch.assigned();
        var ordinals = assigned.stream().map(Column::ordinal).toList();
        return batch.rows().size() == 1
                ? ofOne.of(ordinals, () -> upsert(assigned, one(assigned)))
                : ofMany.of(ordinals, () -> upsert(assigned, many(assigned)));
    }

    /** Binds the batch's rows. */
    void bind(Batch<A> batch, PreparedStatement statement) throws SQLException {
        if (batch.rows().size() > 1) {
            statement.setString(1, batch.toJson());
            return;
        }
        int index = 1;
        for (var column : batch.assigned()) {
            bind(column, batch.rows().get(0), statement, index++);
        }
    }

    private <T> void bind(Column<A, T> column, Row<A> row, PreparedStatement statement, int index) throws SQLException {
        var value = row.get(column);
        if (value == null) {
            statement.setNull(index, Types.NULL);
        } else {
            mapping.entry(column).codec().bind().to(statement, index, value);
        }
    }

    private static <A> String one(List<Column<A, ?>> assigned) {
        return "(select " + list(assigned, column -> "?::" + column.type().name() + " as " + Sql.quoted(column.name()))
                + ") " + UpsertSql.GIVEN;
    }

    private static <A> String many(List<Column<A, ?>> assigned) {
        return "json_to_recordset(?::json) as " + UpsertSql.GIVEN + "("
                + list(
                        assigned,
                        column ->
                                Sql.quoted(column.name()) + " " + column.type().name()) + ")";
    }

    private static <A> String list(List<Column<A, ?>> columns, Function<Column<A, ?>, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    private String upsert(List<Column<A, ?>> assigned, String source) {
        var schema = mapping.schema();
        return UpsertSql.upsert(mapping.table(), names(schema.conflictKey()), names(assigned), source, UpsertSql::value)
                + " returning " + Sql.list("t", names(schema.columns()));
    }

    private static <A> List<String> names(List<? extends Column<A, ?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}

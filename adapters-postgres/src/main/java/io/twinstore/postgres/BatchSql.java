package io.twinstore.postgres;

import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The upsert of each set of assigned columns, which answers the rows as stored. One row comes as a value a column, which
 * PostgreSQL plans like a plain insert; several come as an array a column, whatever their number.
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
                ? ofOne.of(ordinals, () -> upsert(assigned, one(assigned), column -> ""))
                : ofMany.of(ordinals, () -> upsert(assigned, many(assigned), BatchSql::castOfElement));
    }

    /** Binds the batch's rows. */
    void bind(Batch<A> batch, PreparedStatement statement) throws SQLException {
        var rows = batch.byKey();
        int index = 1;
        for (var column : batch.assigned()) {
            if (rows.size() == 1) {
                bind(column, rows.get(0), statement, index++);
            } else {
                bindAll(column, rows, statement, index++);
            }
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

    private static <A> void bindAll(Column<A, ?> column, List<Row<A>> rows, PreparedStatement statement, int index)
            throws SQLException {
        var texts = rows.stream().map(row -> literal(column, row)).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(element(column), texts));
    }

    private static <A, T> @Nullable String literal(Column<A, T> column, Row<A> row) {
        var value = row.get(column);
        return value == null ? null : column.type().literal(column.type().write(value));
    }

    private static <A> String one(List<Column<A, ?>> assigned) {
        return "(select " + list(assigned, column -> "?::" + column.type().name() + " as " + Sql.quoted(column.name()))
                + ") " + UpsertSql.GIVEN;
    }

    private static <A> String many(List<Column<A, ?>> assigned) {
        return "unnest(" + list(assigned, column -> "?::" + element(column) + "[]") + ") as " + UpsertSql.GIVEN + "("
                + list(assigned, column -> Sql.quoted(column.name())) + ")";
    }

    /** The type of a column's values in an array of them; an array among them comes as text, since unnest would take it apart. */
    private static String element(Column<?, ?> column) {
        return column.type().isArray() ? ColumnType.TEXT.name() : column.type().name();
    }

    private static String castOfElement(Column<?, ?> column) {
        return column.type().isArray() ? "::" + column.type().name() : "";
    }

    private static <A> String list(List<Column<A, ?>> columns, Function<Column<A, ?>, String> each) {
        return columns.stream().map(each).collect(Collectors.joining(", "));
    }

    private String upsert(List<Column<A, ?>> assigned, String source, Function<Column<A, ?>, String> cast) {
        var schema = mapping.schema();
        var casts = assigned.stream().collect(Collectors.toMap(Column::name, cast));
        return UpsertSql.upsert(
                        schema.table(),
                        names(schema.conflictKey()),
                        names(assigned),
                        source,
                        column -> UpsertSql.value(column) + casts.get(column))
                + " returning " + Sql.list("t", names(schema.columns()));
    }

    private static <A> List<String> names(List<? extends Column<A, ?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}

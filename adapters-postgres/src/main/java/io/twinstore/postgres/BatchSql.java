package io.twinstore.postgres;

import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** The upsert of each set of assigned columns: one statement for any number of rows, which answers them as stored. */
final class BatchSql<A> {
    private final Mapping<A> mapping;
    private final Sql kept = new Sql();

    BatchSql(Mapping<A> mapping) {
        this.mapping = mapping;
    }

    String sql(List<Column<A, ?>> assigned) {
        return kept.of(assigned.stream().map(Column::ordinal).toList(), () -> render(assigned));
    }

    /** Binds the batch's rows. */
    void bind(Batch<A> batch, PreparedStatement statement) throws SQLException {
        statement.setString(1, batch.toJson());
    }

    private String render(List<Column<A, ?>> assigned) {
        var table = mapping.table();
        var schema = mapping.schema();
        var source = UpsertSql.given(table) + " " + UpsertSql.GIVEN;
        return UpsertSql.upsert(table, names(schema.conflictKey()), names(assigned), source, UpsertSql::value)
                + " returning " + Sql.list("t", names(schema.columns()));
    }

    private static <A> List<String> names(List<? extends Column<A, ?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}

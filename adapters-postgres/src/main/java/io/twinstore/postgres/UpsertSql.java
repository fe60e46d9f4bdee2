package io.twinstore.postgres;

import io.twinstore.domain.rows.Column;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * The upsert of each set of fields: one statement for any number of rows, which come as one JSON value and are typed by the
 * table itself.
 */
final class UpsertSql<A> {
    private static final String GIVEN = "given";

    private final Mapping<A> mapping;
    private final Sql kept = new Sql();

    UpsertSql(Mapping<A> mapping) {
        this.mapping = mapping;
    }

    String sql(List<Column<A, ?>> stated) {
        return kept.of(
                stated.stream().map(Column::ordinal).collect(Collectors.toUnmodifiableList()), () -> render(stated));
    }

    private String render(List<Column<A, ?>> stated) {
        var fields = fields(stated);
        var key = fields(mapping.schema().conflictKey());
        return insert(mapping.table(), fields, key);
    }

    private <R extends Record> String insert(Table<R> table, List<Field<?>> fields, List<Field<?>> key) {
        var rows = DSL.table("json_populate_recordset(null::{0}, {1}::json)", table, Sql.placeholder())
                .as(GIVEN);
        return Sql.RENDER
                .insertInto(table, fields)
                .select(Sql.RENDER.select(given(fields)).from(rows))
                .onConflict(key)
                .doUpdate()
                .set(excluded(fields))
                .returning(mapping.fields())
                .getSQL();
    }

    private static Map<Field<?>, Field<?>> excluded(List<Field<?>> fields) {
        var values = new LinkedHashMap<Field<?>, Field<?>>();
        fields.forEach(field -> values.put(field, DSL.excluded(field)));
        return values;
    }

    private static List<Field<?>> given(List<Field<?>> fields) {
        return fields.stream()
                .<Field<?>>map(field -> DSL.field(DSL.name(GIVEN, field.getName()), field.getType()))
                .toList();
    }

    private List<Field<?>> fields(List<Column<A, ?>> columns) {
        return columns.stream().<Field<?>>map(mapping::field).toList();
    }
}

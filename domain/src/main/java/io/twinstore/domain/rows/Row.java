package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.values.Json;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one row: each is unset, null or a value.
 *
 * <p>In an upsert an unset field keeps what is stored and null overwrites it; a row that was read has every field.
 */
public final class Row<A> {
    private static final Object UNSET = new Object();

    private final TableSchema<A> schema;
    private final @Nullable Object[] values;

    private Row(TableSchema<A> schema, @Nullable Object[] values) {
        this.schema = schema;
        this.values = values;
    }

    /** Starts with every field unset. */
    public static <A> Builder<A> builder(TableSchema<A> schema) {
        var values = new Object[schema.columns().size()];
        Arrays.fill(values, UNSET);
        return new Builder<>(schema, values);
    }

    /** The table that the fields belong to. */
    public TableSchema<A> schema() {
        return schema;
    }

    /** Whether the field is null or has a value. */
    public boolean assigns(Column<A, ?> column) {
        return values[column.ordinal()] != UNSET;
    }

    /** The fields that are null or have a value, in the table's order. */
    public List<Column<A, ?>> assigned() {
        return schema.columns().stream().filter(this::assigns).collect(Collectors.toUnmodifiableList());
    }

    /** The value; null when the field is null or unset. */
    @SuppressWarnings("unchecked") // only a Column<A, T> can put a value at its ordinal
    public <T> @Nullable T get(Column<A, T> column) {
        var value = values[column.ordinal()];
        return value == UNSET ? null : (T) value;
    }

    /** The value of a field that is never null; a store that answers none is at fault. */
    public <T> T require(Column<A, T> column) {
        var value = get(column);
        if (value == null) {
            throw new Unexpected("the store answered no " + column + "; is the schema the one of this version?", null);
        }
        return value;
    }

    /** The same fields with one more, or another value for one; null is stored as null. These fields stay as they are. */
    public <T> Row<A> set(Column<A, T> column, @Nullable T value) {
        return new Builder<>(schema, values.clone()).set(column, value).build();
    }

    /**
     * The same fields as they will be stored.
     *
     * @throws io.twinstore.domain.errors.StoreException.InvalidInput for a value that its column cannot carry
     */
    public Row<A> accepted() {
        var accepted = new Builder<>(schema, values.clone());
        assigned().forEach(column -> accept(accepted, column));
        return accepted.build();
    }

    private <T> void accept(Builder<A> accepted, Column<A, T> column) {
        accepted.set(column, column.accept(get(column)));
    }

    /** The assigned columns as the JSON object that both stores read. */
    public Json.Obj toJson() {
        var members = new LinkedHashMap<String, Json>();
        assigned().forEach(column -> members.put(column.name(), json(column)));
        return new Json.Obj(members);
    }

    /** Writes the text of {@link #toJson}, without the object. */
    void appendJson(StringBuilder out) {
        out.append('{');
        var separator = "";
        for (var column : assigned()) {
            out.append(separator).append('"').append(column.name()).append("\":");
            Json.append(json(column), out);
            separator = ",";
        }
        out.append('}');
    }

    private <T> Json json(Column<A, T> column) {
        return column.type().write(get(column));
    }

    /** Equal when the same columns are assigned equal values. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Row<?> f && f.schema.table().equals(schema.table()) && Arrays.equals(f.values, values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Names the assigned columns only: their values may be a client's. */
    @Override
    public String toString() {
        return schema
                + assigned().stream()
                        .map(Column::name)
                        .collect(Collectors.toList())
                        .toString();
    }

    /** Sets one field after the other. */
    public static final class Builder<A> {
        private final TableSchema<A> schema;
        private @Nullable Object[] values;
        private boolean built;

        private Builder(TableSchema<A> schema, @Nullable Object[] values) {
            this.schema = schema;
            this.values = values;
        }

        /** States the field, as null or as a value; it is checked when it is written. */
        public <T> Builder<A> set(Column<A, T> column, @Nullable T value) {
            if (built) { // the row keeps the values that it was given
                values = values.clone();
                built = false;
            }
            values[column.ordinal()] = value;
            return this;
        }

        /** The fields so far. */
        public Row<A> build() {
            built = true;
            return new Row<>(schema, values);
        }
    }
}

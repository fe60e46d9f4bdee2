package io.twinstore.postgres;

import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.TableField;
import org.jspecify.annotations.Nullable;

/**
 * Ties each column of an aggregate to the field that was generated from the schema: a column of another type, or one that
 * the schema does not have, does not compile.
 */
final class Mapping<A> {

    /** One column with its generated field and the codec between the two. */
    record Entry<A, J, T>(Column<A, T> column, TableField<?, J> field, Codec<J, T> codec) {

        private void read(ResultSet row, Row.Builder<A> fields) throws SQLException {
            fields.set(column, value(row));
        }

        private @Nullable T value(ResultSet row) throws SQLException {
            try {
                var value = codec.read().from(row, column.ordinal() + 1);
                return value == null || !codec.doubtful()
                        ? value
                        : column.type().accept(value);
            } catch (IllegalArgumentException | ClassCastException e) {
                throw unreadable(e);
            } catch (SQLException e) {
                if ("22003".equals(e.getSQLState())) { // how the driver answers a numeric NaN
                    throw unreadable(e);
                }
                throw e;
            }
        }

        private Unexpected unreadable(Exception cause) {
            return new Unexpected(
                    column + " holds a value that this library cannot hold; correct the row in the store", cause);
        }
    }

    private final TableSchema<A> schema;
    private final Table<?> table;
    private final List<Entry<A, ?, ?>> entries = new ArrayList<>();

    Mapping(TableSchema<A> schema, Table<?> table) {
        this.schema = schema;
        this.table = table;
    }

    /** Ties the next column, in the order of the schema. */
    <J, T> Mapping<A> with(Column<A, T> column, TableField<?, J> field, Codec<J, T> codec) {
        if (column.ordinal() != entries.size() || !column.name().equals(field.getName())) {
            throw new IllegalStateException(column + " is not the next column of the mapping");
        }
        entries.add(new Entry<>(column, field, codec));
        return this;
    }

    TableSchema<A> schema() {
        return schema;
    }

    Table<?> table() {
        return table;
    }

    @SuppressWarnings("unchecked") // with() put the entry of Column<A, T> at its ordinal
    <T> Entry<A, ?, T> entry(Column<A, T> column) {
        return (Entry<A, ?, T>) entries.get(column.ordinal());
    }

    Field<?> field(Column<A, ?> column) {
        return entries.get(column.ordinal()).field();
    }

    /** Every field, in the order in which {@link #read} expects them. */
    List<Field<?>> fields() {
        var fields = new ArrayList<Field<?>>();
        entries.forEach(entry -> fields.add(entry.field()));
        return fields;
    }

    /** The current row of a result that has all fields. */
    Row<A> read(ResultSet row) throws SQLException {
        var fields = Row.builder(schema);
        for (var entry : entries) {
            entry.read(row, fields);
        }
        return fields.build();
    }
}

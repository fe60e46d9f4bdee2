package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import org.jspecify.annotations.Nullable;

/**
 * A column of the aggregate {@code A}, by the name that both stores know it by.
 *
 * @param ordinal its place in the table, from 0
 */
@SuppressWarnings("UnusedTypeParameter") // A keeps a column of one aggregate out of another's queries
public record Column<A, T>(String table, String name, int ordinal, ColumnType<T> type, boolean nullable) {

    /**
     * The value as it will be stored.
     *
     * @throws InvalidInput for a value that the column cannot carry
     */
    public @Nullable T accept(@Nullable T value) {
        if (value == null) {
            if (!nullable) {
                throw new InvalidInput(this + " cannot be null");
            }
            return null;
        }
        try {
            return Json.NULL.equals(value) ? null : type.accept(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput(this + " " + e.getMessage(), e);
        }
    }

    /**
     * The value as a query compares the column with it; unlike a stored one it may be longer or have more decimals.
     *
     * @throws InvalidInput for a value that no store can read
     */
    public T comparable(T value) {
        try {
            return type.comparable(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("the value to compare " + this + " with " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}

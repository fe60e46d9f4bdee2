package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.values.Json;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A column of the aggregate {@code A}, by the name that both stores know it by.
 *
 * @param ordinal its place in the table, from 0
 */
@SuppressWarnings("UnusedTypeParameter") // A keeps a column of one aggregate out of another's queries
public record Column<A, T>(String table, String name, int ordinal, ColumnType<T> type, boolean nullable) {

    /** The store behind a URL cannot be asked with more; no column with a length of its own holds more. */
    private static final int MAX_COMPARED = 2_000;

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

    /** Whether the column can hold the value. */
    public boolean holds(T value) {
        try {
            type.accept(value);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /**
     * The value as a query compares the column with it; unlike a stored one it may be longer or have more decimals.
     *
     * @throws InvalidInput for a value that no store can read
     */
    public T comparable(T value) {
        try {
            var comparable = type.comparable(value);
            if (type.isOfAnyLength()
                    && holds(value)
                    && type.literal(type.write(value)).getBytes(StandardCharsets.UTF_8).length > MAX_COMPARED) {
                throw new IllegalArgumentException("is longer than " + MAX_COMPARED + " bytes, more than a URL takes");
            }
            return comparable;
        } catch (IllegalArgumentException e) {
            throw new InvalidInput("the value to compare " + this + " with " + e.getMessage(), e);
        }
    }

    @Override
    public String toString() {
        return table + "." + name;
    }
}

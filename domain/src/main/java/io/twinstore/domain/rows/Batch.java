package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.Unexpected;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Rows to upsert together, checked by the contract's rules for batches before any store sees them.
 *
 * @param rows one for each distinct conflict key, at its first position; a repeated key keeps its last row, whole
 * @param stated the fields that every row states
 */
public record Batch<A>(Shape<A> shape, List<Fields<A>> rows, List<Column<A, ?>> stated) {

    /**
     * Checks and collects the rows.
     *
     * @throws InvalidInput naming the index of the first row at fault
     */
    public static <A> Batch<A> of(Shape<A> shape, List<Fields<A>> rows, int max) {
        if (rows.isEmpty() || rows.size() > max) {
            throw new InvalidInput("a batch has 1 to " + max + " rows, this one " + rows.size() + "; split it");
        }
        requirePresent(rows);
        var stated = rows.get(0).stated();
        Map<List<@Nullable Object>, Fields<A>> distinct = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = accepted(shape, rows.get(i), stated, i);
            distinct.put(key(shape, row), row);
        }
        return new Batch<>(shape, List.copyOf(distinct.values()), stated);
    }

    /**
     * Demands that no row is null.
     *
     * @throws InvalidInput naming the index of the first that is
     */
    public static <A> void requirePresent(List<? extends @Nullable Fields<A>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) {
                throw new InvalidInput("row " + i + " is null");
            }
        }
    }

    private static <A> Fields<A> accepted(Shape<A> shape, Fields<A> row, List<Column<A, ?>> stated, int index) {
        if (!row.stated().equals(stated)) {
            throw new InvalidInput(
                    "row " + index + " states other fields than row 0; all rows of a batch state the same");
        }
        for (var column : shape.required()) {
            if (row.get(column) == null) {
                throw new InvalidInput("row " + index + " lacks " + column);
            }
        }
        try {
            return row.accepted();
        } catch (InvalidInput e) {
            throw new InvalidInput("row " + index + ": " + e.getMessage(), e);
        }
    }

    /** The rows as one JSON array, in the order of their keys, so that two batches at once cannot wait for each other. */
    public String toJson() {
        return rows.stream()
                .sorted(Comparator.comparing(row -> key(shape, row).toString()))
                .map(row -> row.toJson().toString())
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** The stored rows, which a store may answer in any order, in the order of this batch. */
    public List<A> inOrder(List<Fields<A>> stored) {
        Map<List<@Nullable Object>, Fields<A>> byKey = new LinkedHashMap<>();
        stored.forEach(row -> byKey.put(key(shape, row), row));
        var ordered = new ArrayList<A>(rows.size());
        for (var row : rows) {
            var found = byKey.get(key(shape, row));
            if (found == null) {
                throw new Unexpected("the store did not answer every row of " + shape + " that it wrote", null);
            }
            ordered.add(shape.aggregate().apply(found));
        }
        return ordered;
    }

    private static <A> List<@Nullable Object> key(Shape<A> shape, Fields<A> row) {
        var key = new ArrayList<@Nullable Object>();
        shape.conflictKey().forEach(column -> key.add(row.get(column)));
        return key;
    }
}

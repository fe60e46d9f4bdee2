package io.twinstore.domain.rows;

import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.Unexpected;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Rows to upsert together, checked by the contract's rules for batches before any store sees them.
 *
 * @param rows one for each distinct conflict key, at its first position; a repeated key keeps its last row, whole
 * @param assigned the fields that every row states
 */
public record Batch<A>(TableSchema<A> schema, List<Row<A>> rows, List<Column<A, ?>> assigned) {

    /**
     * Checks and collects the rows.
     *
     * @throws InvalidInput naming the index of the first row at fault
     */
    public static <A> Batch<A> of(TableSchema<A> schema, List<Row<A>> rows, int max) {
        if (rows.isEmpty() || rows.size() > max) {
            throw new InvalidInput("a batch has 1 to " + max + " rows, this one " + rows.size() + "; split it");
        }
        requirePresent(rows);
        var assigned = rows.get(0).assigned();
        Map<List<@Nullable Object>, Row<A>> distinct = new LinkedHashMap<>();
        for (int i = 0; i < rows.size(); i++) {
            var row = accepted(schema, rows.get(i), assigned, i);
            distinct.put(key(schema, row), row);
        }
        return new Batch<>(schema, List.copyOf(distinct.values()), assigned);
    }

    /**
     * Demands that no row is null.
     *
     * @throws InvalidInput naming the index of the first that is
     */
    public static <A> void requirePresent(List<? extends @Nullable Row<A>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i) == null) {
                throw new InvalidInput("row " + i + " is null");
            }
        }
    }

    private static <A> Row<A> accepted(TableSchema<A> schema, Row<A> row, List<Column<A, ?>> assigned, int index) {
        if (!row.assigned().equals(assigned)) {
            throw new InvalidInput(
                    "row " + index + " states other fields than row 0; all rows of a batch state the same");
        }
        for (var column : schema.required()) {
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

    /** The rows in the order of their keys, in which stores write them, so that two batches at once cannot wait for each other. */
    public List<Row<A>> byKey() {
        return rows.stream()
                .map(row -> Map.entry(key(schema, row).toString(), row))
                .sorted(Map.Entry.comparingByKey())
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The rows as one JSON array, in the order of their keys. */
    public String toJson() {
        var text = new StringBuilder();
        for (var row : byKey()) {
            text.append(text.isEmpty() ? '[' : ',');
            row.appendJson(text);
        }
        return text.append(']').toString();
    }

    /** The stored rows, which a store may answer in any order, in the order of this batch. */
    public List<A> inOrder(List<Row<A>> stored) {
        Map<List<@Nullable Object>, Row<A>> byKey = new LinkedHashMap<>();
        stored.forEach(row -> byKey.put(key(schema, row), row));
        var ordered = new ArrayList<A>(rows.size());
        for (var row : rows) {
            var found = byKey.get(key(schema, row));
            if (found == null) {
                throw new Unexpected("the store did not answer every row of " + schema + " that it wrote", null);
            }
            ordered.add(schema.aggregate().apply(found));
        }
        return ordered;
    }

    private static <A> List<@Nullable Object> key(TableSchema<A> schema, Row<A> row) {
        var key = new ArrayList<@Nullable Object>();
        schema.conflictKey().forEach(column -> key.add(row.get(column)));
        return key;
    }
}

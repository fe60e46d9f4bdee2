package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;

/**
 * What identifies a row in both stores: its table and the values of its conflict key (contract.md, Conflict keys).
 *
 * @param values one for each column of {@link TableSchema#rowKey}, as the text in which PostgreSQL reads it
 */
public record RowKey(String table, List<String> values) implements Comparable<RowKey> {

    /** Takes a copy. */
    public RowKey {
        values = List.copyOf(values);
    }

    /** The key of a row that has at least the columns of its key. */
    public static RowKey of(TableSchema<?> schema, Json.Obj row) {
        var values = new ArrayList<String>();
        schema.rowKey().forEach(column -> values.add(column.type().literal(row.get(column.name()))));
        return new RowKey(schema.table(), values);
    }

    /** The key of a row that assigns at least its conflict key. */
    public static <A> RowKey of(Row<A> row) {
        return of(row.schema(), row.toJson());
    }

    /** By table, then by value: an order in which two writers of several rows cannot wait for each other. */
    @Override
    public int compareTo(RowKey other) {
        int order = table.compareTo(other.table);
        for (int i = 0; order == 0 && i < Math.min(values.size(), other.values.size()); i++) {
            order = values.get(i).compareTo(other.values.get(i));
        }
        return order != 0 ? order : Integer.compare(values.size(), other.values.size());
    }

    /** Names the table only: a dialog context's key is a phone number. */
    @Override
    public String toString() {
        return "a row of " + table;
    }
}

package io.twinstore.application.memory;

import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.RowOrder;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The rows of one table by their keys. */
final class MemoryTable<A> {
    private final TableSchema<A> schema;
    private final Predicate<Json.Obj> parentsExist;
    private Map<RowKey, Row<A>> rows = new LinkedHashMap<>();
    private int lastId;

    MemoryTable(TableSchema<A> schema, Predicate<Json.Obj> parentsExist) {
        this.schema = schema;
        this.parentsExist = parentsExist;
    }

    Listing<Row<A>> find(Query<A> query) {
        int most = Limits.DEFAULT.of(query);
        var found = rows.values().stream()
                .filter(row -> query.conditions().stream().allMatch(condition -> Matching.matches(condition, row)))
                .sorted(RowOrder.of(query))
                .toList();
        return new Listing<>(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /** Writes all rows or none. */
    List<Row<A>> write(Batch<A> batch) {
        var changed = new LinkedHashMap<>(rows);
        var written = new ArrayList<Row<A>>();
        for (var row : batch.rows()) {
            if (!parentsExist.test(row.toJson())) {
                throw new InvalidInput("a row of " + schema + " names a row that is not there");
            }
            var stored = complete(row, changed.get(RowKey.of(row)));
            changed.put(RowKey.of(row), stored);
            written.add(stored);
        }
        replace(changed);
        return written;
    }

    private Row<A> complete(Row<A> row, @Nullable Row<A> before) {
        var complete = row;
        for (var column : schema.columns()) {
            complete = row.assigns(column) ? complete : kept(complete, before, column);
        }
        return complete;
    }

    private <T> Row<A> kept(Row<A> row, @Nullable Row<A> before, Column<A, T> column) {
        return row.set(column, before == null ? initial(column) : before.get(column));
    }

    @SuppressWarnings("unchecked") // by the name of the column's type
    private <T> @Nullable T initial(Column<A, T> column) {
        if (column.nullable()) {
            return null;
        }
        return (T)
                switch (column.type().name()) {
                    case "integer" -> ++lastId;
                    case "bigint" -> (long) ++lastId;
                    case "uuid" -> UUID.randomUUID();
                    case "boolean" -> true;
                    default -> Instant.EPOCH;
                };
    }

    private void replace(Map<RowKey, Row<A>> changed) {
        var ids = new HashSet<Object>();
        for (var row : changed.values()) {
            if (!ids.add(row.require(schema.key()))) {
                throw new Conflict("another row of " + schema + " has this id", null);
            }
        }
        rows = changed;
    }

    Optional<Json.Obj> read(RowKey key) {
        return Optional.ofNullable(rows.get(key)).map(Row::toJson);
    }

    Optional<RowKey> keyOf(String name, String value) {
        return rows.entrySet().stream()
                .filter(each -> literal(each.getValue().toJson(), name).equals(value))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private String literal(Json.Obj row, String name) {
        return schema.columns().stream()
                .filter(column -> column.name().equals(name))
                .findFirst()
                .orElseThrow()
                .type()
                .literal(row.get(name));
    }

    boolean takes(Optional<Json.Obj> row) {
        return row.isEmpty() || parentsExist.test(row.get());
    }

    /** Makes the rows what is given; one without a row is deleted. */
    void apply(Map<RowKey, Optional<Json.Obj>> given) {
        var changed = new LinkedHashMap<>(rows);
        given.forEach((key, row) ->
                row.ifPresentOrElse(json -> changed.put(key, schema.read(json)), () -> changed.remove(key)));
        replace(changed);
    }
}

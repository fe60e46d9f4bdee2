package memory;

import io.twinstore.domain.errors.StoreException.Conflict;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.query.Limits;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.Repository;
import io.twinstore.domain.query.RowOrder;
import io.twinstore.domain.rows.Batch;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.rows.TableSchema;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The rows of one table: all that a port needs, once for every aggregate. */
class MemoryTable<A> implements Repository<A> {
    private final TableSchema<A> table;
    private final Predicate<Row<A>> parentExists;
    private Map<RowKey, Row<A>> rows = new LinkedHashMap<>();
    private int lastId;

    MemoryTable(TableSchema<A> table, Predicate<Row<A>> parentExists) {
        this.table = table;
        this.parentExists = parentExists;
    }

    @Override
    public Limits limits() {
        return Limits.DEFAULT;
    }

    @Override
    public TableSchema<A> schema() {
        return table;
    }

    @Override
    public Listing<Row<A>> rows(Query<A> query) {
        int most = limits().of(query);
        var found = rows.values().stream()
                .filter(row -> query.conditions().stream().allMatch(condition -> Matching.matches(condition, row)))
                .sorted(RowOrder.of(query))
                .toList();
        return new Listing<>(found.subList(0, Math.min(most, found.size())), found.size() > most);
    }

    /** Writes all rows or none. */
    public List<Row<A>> write(Batch<A> batch) {
        var changed = new LinkedHashMap<>(rows);
        var written = new ArrayList<Row<A>>();
        for (var row : batch.rows()) {
            if (!parentExists.test(row)) {
                throw new InvalidInput("a row of " + table + " names a company that is not there");
            }
            var stored = row;
            var before = changed.get(RowKey.of(row));
            for (var column : table.columns()) {
                stored = row.assigns(column) ? stored : kept(stored, before, column);
            }
            changed.put(RowKey.of(row), stored);
            written.add(stored);
        }
        requireIds(changed);
        rows = changed;
        return written;
    }

    private <T> Row<A> kept(Row<A> row, Row<A> before, Column<A, T> column) {
        return row.set(column, before == null ? initial(column) : before.get(column));
    }

    @SuppressWarnings("unchecked") // by the name of the column's type
    private <T> T initial(Column<A, T> column) {
        if (column.nullable()) {
            return null;
        }
        return switch (column.type().name()) {
            case "integer" -> (T) Integer.valueOf(++lastId);
            case "bigint" -> (T) Long.valueOf(++lastId);
            case "uuid" -> (T) UUID.randomUUID();
            case "boolean" -> (T) Boolean.TRUE;
            default -> (T) Instant.EPOCH;
        };
    }

    private void requireIds(Map<RowKey, Row<A>> changed) {
        var ids = new HashSet<Object>();
        for (var row : changed.values()) {
            if (!ids.add(row.require(table.key()))) {
                throw new Conflict("another row of " + table + " has this id", null);
            }
        }
    }
}

package io.twinstore.application.move;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.memory.MemoryRows;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RowsByKeyTest {
    private static final Table TABLE = new Table("own", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());

    /** Rows that tell how many are asked for together. */
    private static final class Asked extends MemoryRows {
        private final List<Integer> sizes = new ArrayList<>();

        @Override
        public List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys) {
            sizes.add(keys.size());
            return super.findAll(table, keys);
        }
    }

    private static List<Json.Obj> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Json.Obj(Map.of("id", Json.of(i))))
                .toList();
    }

    @Test
    void rowsAreAskedForSomeAtATimeWhenTheyAreWanted() {
        var rows = new Asked();
        var keys = keys(1200);
        rows.rows.addAll(keys.subList(0, 700));
        var found = new RowsByKey(rows).find(TABLE, keys).iterator();
        for (int i = 0; i < 500; i++) {
            assertEquals(Optional.of(keys.get(i)), found.next());
        }
        assertEquals(List.of(500), rows.sizes);
        for (int i = 500; i < 1200; i++) {
            assertEquals(i < 700 ? Optional.of(keys.get(i)) : Optional.<Json.Obj>empty(), found.next());
        }
        assertEquals(List.of(500, 500, 200), rows.sizes);
    }
}

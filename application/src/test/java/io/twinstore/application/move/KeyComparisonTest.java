package io.twinstore.application.move;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.application.memory.MemoryRows;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.tables.Table;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeyComparisonTest {
    private static final Table TABLE = new Table("own", Map.of("id", ColumnType.INTEGER), List.of("id"), Set.of());

    private static Stream<Json.Obj> keys(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Json.Obj(Map.of("id", Json.of(i))));
    }

    private static MemoryRows rows(Stream<Json.Obj> keys) {
        var rows = new MemoryRows();
        rows.rows.addAll(keys.toList());
        return rows;
    }

    private static KeyComparison compare(MemoryRows source, MemoryRows target) {
        return KeyComparison.of(source, target, TABLE, 20_000, KeyComparison.MOST, Progress.SILENT);
    }

    @Test
    void whatOneSideLacksIsTold() {
        var some = compare(rows(keys(0, 5_000)), rows(keys(3, 5_007)));
        assertEquals(keys(0, 3).toList(), List.copyOf(some.missing()));
        assertEquals(keys(5_000, 5_007).toList(), List.copyOf(some.extra()));
        assertEquals(true, some.isWhole());
        assertEquals(0, some.moreExtra());
    }

    @Test
    void ofMoreThanAreHeldItIsToldHowManyAreLeft() {
        var none = rows(Stream.of());
        var many = rows(keys(0, 100_007));
        var extra = compare(none, many);
        assertEquals(100_000, extra.extra().size());
        assertEquals(7, extra.moreExtra());
        var missing = compare(many, none);
        assertEquals(100_000, missing.missing().size());
        assertEquals(false, missing.isWhole());
    }
}

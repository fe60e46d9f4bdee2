package io.twinstore.application.move;

import io.twinstore.domain.tables.Table;
import io.twinstore.domain.tables.TableReader;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Rows by their primary keys, asked for some at a time, and not before they are wanted. */
final class RowsByKey {
    private static final int BATCH = 500;

    private final TableReader reader;

    RowsByKey(TableReader reader) {
        this.reader = reader;
    }

    /** In the order of the keys; nothing for a key that has no row. */
    Stream<Optional<Json.Obj>> find(Table table, List<Json.Obj> keys) {
        return IntStream.iterate(0, from -> from < keys.size(), from -> from + BATCH)
                .mapToObj(from -> keys.subList(from, Math.min(keys.size(), from + BATCH)))
                .flatMap(some -> reader.findAll(table, some).stream());
    }
}

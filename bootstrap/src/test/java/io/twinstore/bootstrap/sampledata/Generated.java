package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The sample data that the tests look at. */
final class Generated {
    static final long SEED = 1;
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00.123456789Z");
    static final Map<String, List<Json.Obj>> TABLES =
            SampleData.generate(SEED, NOW).tables();

    private Generated() {}

    static List<Json.Obj> rows(String table) {
        var rows = TABLES.get(table);
        return rows == null ? List.of() : rows;
    }

    static Stream<Json> valuesOf(String table, String column) {
        return rows(table).stream().map(row -> row.get(column));
    }

    static Stream<String> texts(String table, String column) {
        return valuesOf(table, column)
                .filter(value -> !value.equals(Json.NULL))
                .map(value -> ((Json.Str) value).value());
    }
}

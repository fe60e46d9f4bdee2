package io.twinstore.domain.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The golden vectors of the encoding; that PostgreSQL computes the same is shown where rows go through both stores. */
class RowEncodingTest {
    private static final Table TABLE = new Table("things", columns(), List.of("id"), Set.of());

    private static Map<String, ColumnType<?>> columns() {
        var columns = new LinkedHashMap<String, ColumnType<?>>();
        columns.put("id", ColumnType.BIGINT);
        columns.put("name", ColumnType.TEXT);
        columns.put("price", ColumnType.decimal(10, 2));
        columns.put("at", ColumnType.INSTANT);
        columns.put("data", ColumnType.JSON);
        columns.put("tags", ColumnType.listOf(ColumnType.TEXT));
        return columns;
    }

    private static Json.Obj row(@Nullable Object... values) {
        var row = new LinkedHashMap<String, @Nullable Object>();
        int i = 0;
        for (var column : TABLE.columns().keySet()) {
            row.put(column, values[i++]);
        }
        return (Json.Obj) Json.of(row);
    }

    private static Json.Obj with(String column, @Nullable Object value) {
        var members = new LinkedHashMap<>(
                row(1, "a", new BigDecimal("1.50"), "2026-03-01T10:00:00+00:00", Map.of(), List.of())
                        .members());
        members.put(column, Json.of(value));
        return new Json.Obj(members);
    }

    @Test
    void theVectors() {
        assertEquals("1 -1 -1 -1 -1 -1:1", RowEncoding.text(TABLE, row(1, null, null, null, null, null)));
        var full = row(
                -7,
                "é😀,\n",
                new BigDecimal("1.5"),
                "2026-03-01T13:00:00.120+03:00",
                Map.of("bb", Arrays.asList(1, null), "a", "x\"", "b", new BigDecimal("1.0")),
                Arrays.asList("a", null, ""));
        assertEquals(
                "2 8 4 28 39 15:-7é😀,\n1.502026-03-01T10:00:00.12+00:00"
                        + "{\"a\": \"x\\\"\", \"b\": 1.0, \"bb\": [1, null]}[\"a\", null, \"\"]",
                RowEncoding.text(TABLE, full));
        assertEquals("1 -1 -1 -1 -1 -1:110:more[1, 2],", RowEncoding.text(TABLE, unknown(List.of(1, 2))));
        assertEquals("1 -1 -1 -1 -1 -1:1", RowEncoding.text(TABLE, unknown(null)));
        assertEquals("8bebc14c4b204ea8309976e658036a62", RowEncoding.digest(TABLE, full));
    }

    private static Json.Obj unknown(@Nullable Object value) {
        var members = new LinkedHashMap<>(row(1, null, null, null, null, null).members());
        members.put("more", Json.of(value));
        return new Json.Obj(members);
    }

    @Test
    void aJsonNullIsNotNoValueAndNotTheText() {
        var none = with("data", null);
        var jsonNull = JsonNulls.in(none, List.of("data"));
        assertEquals(
                3,
                Set.of(digest(none), digest(jsonNull), digest(with("data", "null")))
                        .size());
    }

    @ParameterizedTest
    @CsvSource({
        "name, a, b",
        "name, a, 'a '",
        "name, '', ",
        "name, '1,a', '1:a'",
        "price, 1.50, 1.51",
        "at, 2026-03-01T10:00:00+00:00, 2026-03-01T10:00:00.000001+00:00",
        "at, infinity, -infinity",
        "tags, , "
    })
    void anyOtherValueIsAnotherEncoding(String column, @Nullable String one, @Nullable String other) {
        assertNotEquals(digest(with(column, value(column, one))), digest(with(column, other(column, other))));
    }

    private static @Nullable Object value(String column, @Nullable String text) {
        return column.equals("price") && text != null ? new BigDecimal(text) : text;
    }

    /** Of a list without a value, the empty one. */
    private static @Nullable Object other(String column, @Nullable String text) {
        return column.equals("tags") ? List.of() : value(column, text);
    }

    @Test
    void theSameInstantAndTheSameJsonAreTheSame() {
        assertEquals(digest(with("at", "2026-03-01T10:00:00.5Z")), digest(with("at", "2026-03-01T13:00:00.500+03:00")));
        assertEquals(digest(with("data", Map.of("a", 1, "b", 2))), digest(with("data", Map.of("b", 2, "a", 1))));
        assertEquals(digest(with("price", new BigDecimal("1.5"))), digest(with("price", new BigDecimal("1.50"))));
        assertNotEquals(digest(with("data", Map.of("a", new BigDecimal("1.0")))), digest(with("data", Map.of("a", 1))));
    }

    @Test
    void aValueOfAnotherKindIsAnotherOne() {
        assertNotEquals(digest(with("price", new BigDecimal("1.50"))), digest(with("price", "1.50")));
        assertNotEquals(digest(with("name", "7")), digest(with("name", 7)));
        assertNotEquals(digest(with("tags", List.of("a"))), digest(with("tags", "[\"a\"]")));
        assertEquals(
                "1 -1 3 -1 -1 -1:1NaN", RowEncoding.text(TABLE, (Json.Obj) Json.of(Map.of("id", 1, "price", "NaN"))));
    }

    @Test
    void textThatBeginsInAnotherColumnIsFound() {
        assertNotEquals(digest(row(1, "23", null, null, null, null)), digest(row(12, "3", null, null, null, null)));
        assertNotEquals(digest(row(1, "", null, null, null, null)), digest(row(1, null, null, null, null, null)));
    }

    @Test
    void swappedValuesAreFound() {
        assertNotEquals(digest(row(1, "x", null, null, "y", null)), digest(row(1, "y", null, null, "x", null)));
    }

    private static String digest(Json.Obj row) {
        return RowEncoding.digest(TABLE, row);
    }
}

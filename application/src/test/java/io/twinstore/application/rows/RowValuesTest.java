package io.twinstore.application.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.domain.rows.RowDifference;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whoever compares rows, be it to copy, to validate or to compare reads, finds the same values equal. */
class RowValuesTest {
    private static final RowValues VALUES = RowValues.of(ServiceColumns.SCHEMA);

    private static Json.Obj row(String column, Object value) {
        return (Json.Obj) Json.of(Map.of(column, value));
    }

    private static void equal(String column, Object one, Object other) {
        assertEquals(List.of(), VALUES.differing(row(column, one), row(column, other)));
        assertEquals(List.of(), RowDifference.columns(ServiceColumns.SCHEMA, row(column, one), row(column, other)));
    }

    private static void different(String column, Object one, Object other) {
        assertEquals(List.of(column), VALUES.differing(row(column, one), row(column, other)));
        assertEquals(
                List.of(column), RowDifference.columns(ServiceColumns.SCHEMA, row(column, one), row(column, other)));
    }

    @Test
    void twoTextsOfOneValueAreEqual() {
        equal("last_sync_at", "2026-03-01T13:00:00.5+03:00", "2026-03-01T10:00:00.500Z");
        equal("price_min", new BigDecimal("9.90"), new BigDecimal("9.9"));
        equal("raw_data", Map.of("a", 1, "b", 2), Map.of("b", 2, "a", 1));
    }

    @Test
    void whatIsFinerThanAMicrosecondCounts() {
        different("last_sync_at", "2026-03-01T10:00:00.1234567Z", "2026-03-01T10:00:00.123456Z");
    }

    @Test
    void whatTheDomainHasNoValueForIsItsOwnText() {
        different("last_sync_at", "infinity", "-infinity");
        different("price_min", "NaN", new BigDecimal("1"));
        equal("last_sync_at", "infinity", "infinity");
    }
}

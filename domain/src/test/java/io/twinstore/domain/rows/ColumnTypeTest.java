package io.twinstore.domain.rows;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnTypeTest {

    private static void refused(Runnable action) {
        assertThrows(IllegalArgumentException.class, action::run);
    }

    @Test
    void textIsCountedByCodePointAsPostgresqlDoes() {
        assertEquals("😀😀", ColumnType.text(2).accept("😀😀"));
        refused(() -> ColumnType.text(2).accept("abc"));
        refused(() -> ColumnType.TEXT.accept("\u0000"));
    }

    @Test
    void decimalsAreNeverRounded() {
        var money = ColumnType.decimal(5, 2);
        assertEquals(new BigDecimal("999.90"), money.accept(new BigDecimal("999.9")));
        assertEquals(new BigDecimal("1.00"), money.accept(new BigDecimal("1.0000")));
        refused(() -> money.accept(new BigDecimal("0.001")));
        refused(() -> money.accept(new BigDecimal("1000")));
    }

    @Test
    void instantsAreTruncatedToMicroseconds() {
        assertEquals(
                Instant.parse("2026-03-01T10:00:00.123456Z"),
                ColumnType.INSTANT.accept(Instant.parse("2026-03-01T10:00:00.123456999Z")));
        assertEquals(
                Instant.parse("2026-03-01T07:00:00Z"), ColumnType.INSTANT.read(Json.of("2026-03-01T10:00:00+03:00")));
    }

    @Test
    void whatTheDomainHasNoValueForIsRefused() {
        refused(() -> ColumnType.TIME.read(Json.of("24:00:00")));
        refused(() -> ColumnType.TIME.accept(LocalTime.MAX));
        refused(() -> ColumnType.INSTANT.read(Json.of("infinity")));
        refused(() -> ColumnType.INSTANT.accept(Instant.MAX));
        refused(() -> ColumnType.INSTANT.accept(Instant.MIN));
        refused(() -> ColumnType.DATE.accept(LocalDate.MAX));
        refused(() -> ColumnType.DATE.read(Json.of("0044-03-15 BC")));
        refused(() -> ColumnType.decimal(5, 2).read(Json.of("NaN")));
        refused(() -> ColumnType.INTEGER.read(Json.of(1L << 31)));
        refused(() -> ColumnType.BIGINT.read(Json.of(new BigDecimal("1.5"))));
        refused(() ->
                ColumnType.listOf(ColumnType.BIGINT).read(Json.of(Arrays.asList(Arrays.asList(1), Arrays.asList(2)))));
    }

    @Test
    void arraysKeepTheirNulls() {
        var list = ColumnType.listOf(ColumnType.text(3));
        assertEquals(Arrays.asList("a", null), list.read(Json.of(Arrays.asList("a", null))));
        refused(() -> list.accept(Arrays.asList("abcd")));
        assertNull(list.read(Json.NULL));
    }

    @Test
    void anArraysLiteralQuotesEveryElement() {
        var json = Json.of(Arrays.asList("a\"b", "c\\d", null, "NULL", "", "{x,y}"));
        assertEquals(
                "{\"a\\\"b\",\"c\\\\d\",NULL,\"NULL\",\"\",\"{x,y}\"}",
                ColumnType.listOf(ColumnType.TEXT).literal(json));
    }
}

package io.twinstore.domain.contract;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The values at both ends of what a column holds, and those one step beyond. */
public final class Extremes {
    private static final String EMOJI = "😀";
    /** A character of every plane that has any, and of every syntax on the way. */
    public static final String ALL_PLANES =
            "aЯ\u0001\t\r\n\"'\\,(){}[]%_*&=+#?/;:|$\u007f\u00a0\u2028\ufeff\uffff\ue000"
                    + "😀\ud840\udc00\ud880\udc00\ud8c0\udc00\udb40\udc01\udb80\udc00\udbff\udfff";

    private static final Map<Column<?, ?>, List<@Nullable Object>> HELD = new ConcurrentHashMap<>();
    private static final Map<Column<?, ?>, List<@Nullable Object>> BEYOND = new ConcurrentHashMap<>();

    private Extremes() {}

    /** The values that a column must hold; null where it can be null. */
    @SuppressWarnings("unchecked") // by the name of the column's type
    public static <T> List<@Nullable T> of(Column<?, T> column) {
        return (List<@Nullable T>) (List<?>) HELD.computeIfAbsent(column, Extremes::all);
    }

    private static List<@Nullable Object> all(Column<?, ?> column) {
        var values = new ArrayList<@Nullable Object>(held(column));
        if (column.nullable()) {
            values.add(null);
        }
        return values;
    }

    private static List<?> held(Column<?, ?> column) {
        return switch (column.type().name()) {
            case "integer" -> List.of(Integer.MIN_VALUE, 0, Integer.MAX_VALUE);
            case "bigint" -> List.of(Long.MIN_VALUE, (1L << 53) + 1, Long.MAX_VALUE);
            case "boolean" -> List.of(true, false);
            case "text" -> texts(Bounds.length(column));
            case "numeric" -> decimals(Bounds.integerDigits(column), Bounds.scale(column));
            case "date" -> List.of(LocalDate.of(1, 1, 1), LocalDate.of(2000, 2, 29), LocalDate.of(9999, 12, 31));
            case "time" -> List.of(LocalTime.MIN, LocalTime.of(9, 0), LocalTime.parse("23:59:59.999999"));
            case "timestamptz" -> instants();
            case "uuid" -> List.of(new UUID(0, 0), new UUID(-1, -1), new UUID(1L << 63, 1));
            case "jsonb" -> documents();
            case "bigint[]" ->
                List.of(List.of(), Arrays.asList((Object) null), Arrays.asList(Long.MIN_VALUE, null, Long.MAX_VALUE));
            case "text[]" -> lists(Bounds.length(column));
            default -> throw new IllegalArgumentException(column + " has a type without extremes");
        };
    }

    private static List<String> texts(int length) {
        var planes = length < 60 ? EMOJI : ALL_PLANES;
        return List.of("", "NULL", "null", " ", planes, "x".repeat(length), EMOJI.repeat(length));
    }

    private static List<List<@Nullable String>> lists(int length) {
        return List.of(
                List.of(),
                Arrays.asList((String) null),
                Arrays.asList("", null, "NULL", "\"", "\\", "{,}", " a ", EMOJI.repeat(Math.min(length, 50))),
                List.of("x".repeat(length)));
    }

    private static List<BigDecimal> decimals(int digits, int scale) {
        var most = BigDecimal.TEN.pow(digits + scale).subtract(BigDecimal.ONE).movePointLeft(scale);
        return List.of(
                most, most.negate(), BigDecimal.ZERO, BigDecimal.ONE.movePointLeft(scale), new BigDecimal("1E0"));
    }

    private static List<Instant> instants() {
        return List.of(
                Instant.parse("0001-01-01T00:00:00Z"),
                Instant.EPOCH.minusNanos(1),
                Instant.parse("1969-12-31T23:59:59.000001Z"),
                Instant.parse("9999-12-31T23:59:59.999999999Z"));
    }

    private static List<Json> documents() {
        var deep = Json.of(List.of());
        for (int i = 0; i < 500; i++) {
            deep = Json.of(List.of(deep));
        }
        return List.of(
                deep,
                Json.of(false),
                Json.of(""),
                Json.of(ALL_PLANES),
                Json.of(Map.of("", Map.of(ALL_PLANES, Arrays.asList(null, true, List.of(), Map.of())))),
                Json.of(numbers()));
    }

    private static List<BigDecimal> numbers() {
        return List.of(
                new BigDecimal("1.0"),
                new BigDecimal("1.10"),
                new BigDecimal("1e2"),
                new BigDecimal("-0.0"),
                new BigDecimal("9007199254740993"),
                new BigDecimal(BigInteger.TEN.pow(1_000)),
                BigDecimal.ONE.movePointLeft(1_000));
    }

    /** The values that a column must refuse. */
    @SuppressWarnings("unchecked") // by the name of the column's type
    public static <T> List<@Nullable T> beyond(Column<?, T> column) {
        return (List<@Nullable T>) (List<?>) BEYOND.computeIfAbsent(column, Extremes::outside);
    }

    private static List<@Nullable Object> outside(Column<?, ?> column) {
        var values = new ArrayList<@Nullable Object>(refused(column));
        if (!column.nullable()) {
            values.add(null);
        }
        return values;
    }

    private static List<?> refused(Column<?, ?> column) {
        return switch (column.type().name()) {
            case "text" -> tooLong(Bounds.length(column));
            case "text[]" ->
                tooLong(Bounds.length(column)).stream().map(List::of).toList();
            case "numeric" -> tooMany(Bounds.integerDigits(column), Bounds.scale(column));
            case "date" -> List.of(LocalDate.of(0, 12, 31), LocalDate.of(10_000, 1, 1), LocalDate.MIN, LocalDate.MAX);
            case "time" -> List.of(LocalTime.MAX, LocalTime.parse("00:00:00.000000001"));
            case "timestamptz" -> List.of(Instant.MIN, Instant.MAX, Instant.parse("+10000-01-01T00:00:00Z"));
            default -> List.of();
        };
    }

    private static List<String> tooLong(int length) {
        var never = List.of("\u0000", "a\u0000", "\ud83d", "\ude00\ud83d");
        if (length == Bounds.UNBOUNDED) {
            return never;
        }
        var all = new ArrayList<>(never);
        all.add("x".repeat(length + 1));
        all.add(EMOJI.repeat(length) + " ");
        return all;
    }

    private static List<BigDecimal> tooMany(int digits, int scale) {
        return List.of(
                BigDecimal.TEN.pow(digits),
                BigDecimal.TEN.pow(digits).negate(),
                BigDecimal.ONE.movePointLeft(scale + 1),
                new BigDecimal("1E+999999"),
                new BigDecimal("1E-999999"));
    }
}

package io.twinstore.application.preflight;

import io.twinstore.domain.inspection.ColumnFacts;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The values of each type that are changed most easily on the way, as PostgreSQL's to_json writes them. */
final class ExtremeValues {
    private static final int LONG = 10_000;
    private static final String EMOJI = "😀";
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "NULL",
            "\\N",
            "\\.",
            "'\"\\,{}()%_*",
            "a\tb\nc\rd",
            "Ёё\u0001\u00a0\u2028\ufeff" + EMOJI + "\ud840\udc00");

    private static final Map<String, List<Json>> PLAIN = Map.ofEntries(
            Map.entry("smallint", numbers("-32768", "0", "32767")),
            Map.entry("integer", numbers("-2147483648", "0", "2147483647")),
            Map.entry("bigint", numbers("-9223372036854775808", "9007199254740993", "9223372036854775807")),
            Map.entry("boolean", List.of(Json.of(true), Json.of(false))),
            Map.entry(
                    "date",
                    strings(
                            "4713-01-01 BC",
                            "0001-01-01",
                            "1969-12-31",
                            "2000-02-29",
                            "9999-12-31",
                            "5874897-12-31",
                            "infinity",
                            "-infinity")),
            Map.entry("time without time zone", strings("00:00:00", "09:00:00", "23:59:59.999999", "24:00:00")),
            Map.entry(
                    TypeFit.INSTANT,
                    strings(
                            "0044-03-15T12:00:00+00:00 BC",
                            "0001-01-01T00:00:00+00:00",
                            "1969-12-31T23:59:59.999999+00:00",
                            "2026-03-29T00:59:59.999999+00:00",
                            "2026-03-29T01:00:00+00:00",
                            "2026-10-25T00:30:00.00001+00:00",
                            "9999-12-31T23:59:59.999999+00:00",
                            "infinity",
                            "-infinity")),
            Map.entry(
                    "uuid",
                    strings(
                            "00000000-0000-0000-0000-000000000000",
                            "ffffffff-ffff-ffff-ffff-ffffffffffff",
                            "80000000-0000-0000-0000-000000000001")),
            Map.entry("jsonb", documents()));

    private ExtremeValues() {}

    /** Those that a column can hold, null aside; none for a type that the schema does not use. */
    static List<Json> of(ColumnFacts column) {
        var type = String.valueOf(column.type());
        if (type.endsWith("[]")) {
            return arrays(type.substring(0, type.length() - 2), column);
        }
        return switch (type) {
            case "text", "character varying" -> texts(column.length());
            case "numeric" -> decimals(column.precision(), column.scale());
            default -> PLAIN.getOrDefault(type, List.of());
        };
    }

    /** A value that no other row has in a column of a key; null for a type that no key has. */
    static @Nullable Json distinct(ColumnFacts column, int row) {
        var type = String.valueOf(column.type());
        var extremes = PLAIN.getOrDefault(type, List.of());
        return switch (type) {
            case "smallint", "integer", "bigint" -> row < extremes.size() ? extremes.get(row) : Json.of(1_000 + row);
            case "uuid" ->
                row < extremes.size() ? extremes.get(row) : Json.of("00000000-0000-0000-0001-%012d".formatted(row));
            case "text", "character varying" -> Json.of("'\"\\ " + EMOJI + row);
            default -> null;
        };
    }

    private static List<Json> texts(@Nullable Integer length) {
        int most = length == null ? LONG : length;
        return Stream.concat(TEXTS.stream(), Stream.of("x".repeat(most), EMOJI.repeat(most)))
                .filter(text -> text.codePointCount(0, text.length()) <= most)
                .map(Json::of)
                .toList();
    }

    private static List<Json> decimals(@Nullable Integer precision, @Nullable Integer scale) {
        if (precision == null || scale == null) {
            return Stream.concat(
                            numbers("0.000", "-1.10", "12345678901234567890123456789.01234567890123456789").stream(),
                            Stream.of(Json.of("NaN")))
                    .toList();
        }
        var most = new BigDecimal(BigInteger.TEN.pow(precision).subtract(BigInteger.ONE), scale);
        var least = new BigDecimal(BigInteger.ONE, scale);
        var whole = precision > scale ? BigDecimal.ONE.setScale(scale) : least; // with all its zeros
        return List.of(
                Json.of(most),
                Json.of(most.negate()),
                Json.of(least),
                Json.of(BigDecimal.ZERO.setScale(scale)),
                Json.of(whole),
                Json.of("NaN"));
    }

    private static List<Json> arrays(String element, ColumnFacts column) {
        var elements = PLAIN.getOrDefault(element, List.of());
        if (element.equals("text") || element.equals("character varying")) {
            elements = texts(column.length());
        }
        if (elements.isEmpty()) {
            return List.of();
        }
        var withNull = new ArrayList<>(elements);
        withNull.add(1, Json.NULL);
        var two = List.of(elements.get(0), elements.get(elements.size() - 1));
        return List.of(
                Json.of(List.of()),
                Json.of(List.of(Json.NULL)),
                Json.of(withNull),
                Json.of(List.of(Json.of(two), Json.of(two))));
    }

    private static List<Json> documents() {
        return Stream.of(
                        Map.of(),
                        List.of(),
                        "null",
                        true,
                        new BigDecimal("0.10"),
                        new BigDecimal("1e100"),
                        new BigDecimal("12345678901234567890.12345678901234567890"),
                        Map.of("'\"\\ключ" + EMOJI, Arrays.asList(null, "\\N\t\n", Map.of("a", new BigDecimal("1.0")))))
                .map(Json::of)
                .toList();
    }

    private static List<Json> numbers(String... texts) {
        return Arrays.stream(texts).map(BigDecimal::new).map(Json::of).toList();
    }

    private static List<Json> strings(String... texts) {
        return Arrays.stream(texts).map(Json::of).toList();
    }
}

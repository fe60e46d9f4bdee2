package io.twinstore.domain.rows;

import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What values a column holds, and how each is written in a row's JSON, which both stores speak (it is what PostgreSQL's
 * to_json gives).
 *
 * <p>A value that the column cannot carry is refused with {@link IllegalArgumentException}, never rounded or cut; the
 * message says what is wrong and leaves the value out.
 */
public final class ColumnType<T> {
    private static final BigDecimal INT_MAX = BigDecimal.valueOf(Integer.MAX_VALUE);
    private static final BigDecimal INT_MIN = BigDecimal.valueOf(Integer.MIN_VALUE);

    /** A 32-bit integer. */
    public static final ColumnType<Integer> INTEGER = new ColumnType<>(
            "integer",
            v -> v,
            Json::of,
            json -> integral(json, INT_MIN, INT_MAX).intValueExact());

    /** A 64-bit integer, such as every id that YCLIENTS gives. */
    public static final ColumnType<Long> BIGINT = new ColumnType<>(
            "bigint",
            v -> v,
            Json::of,
            json -> integral(json, BigDecimal.valueOf(Long.MIN_VALUE), BigDecimal.valueOf(Long.MAX_VALUE))
                    .longValueExact());

    /** True or false. */
    public static final ColumnType<Boolean> BOOLEAN =
            new ColumnType<>("boolean", v -> v, Json::of, json -> ((Json.Bool) json).value());

    /** Text of any length. */
    public static final ColumnType<String> TEXT = text(Integer.MAX_VALUE);

    /** A calendar date of the years 1 to 9999. */
    public static final ColumnType<LocalDate> DATE = new ColumnType<>(
            "date", Checks::plainYear, v -> Json.of(v.toString()), json -> LocalDate.parse(string(json)));

    /** A time of day with microseconds; 24:00, which PostgreSQL knows, is none. */
    public static final ColumnType<LocalTime> TIME =
            new ColumnType<>("time", Checks::micros, v -> Json.of(v.toString()), json -> {
                return LocalTime.parse(string(json));
            });

    /** An instant of the years 1 to 9999, truncated to microseconds as the contract demands. */
    public static final ColumnType<Instant> INSTANT = new ColumnType<>(
            "timestamptz",
            v -> Checks.plainYear(v).truncatedTo(ChronoUnit.MICROS),
            v -> Json.of(v.toString()),
            json -> OffsetDateTime.parse(string(json)).toInstant());

    /** A JSON document; a top-level JSON null is SQL null. */
    public static final ColumnType<Json> JSON = new ColumnType<>("jsonb", Checks::checkDepth, v -> v, v -> v);

    /** A UUID. */
    public static final ColumnType<UUID> UUID = new ColumnType<>(
            "uuid", v -> v, v -> Json.of(v.toString()), json -> java.util.UUID.fromString(string(json)));

    private final String name;
    private final boolean opaque;
    private final UnaryOperator<T> check;
    private final Function<T, Json> write;
    private final Function<Json, T> read;

    private ColumnType(String name, UnaryOperator<T> check, Function<T, Json> write, Function<Json, T> read) {
        this(name, false, check, write, read);
    }

    private ColumnType(
            String name, boolean opaque, UnaryOperator<T> check, Function<T, Json> write, Function<Json, T> read) {
        this.name = name;
        this.opaque = opaque;
        this.check = check;
        this.write = write;
        this.read = read;
    }

    /**
     * The type of that name in PostgreSQL's catalogue; one that this library has no values of its own for is {@link
     * #opaque}.
     *
     * @param name as format_type writes it without a length, such as {@code character varying[]}
     * @param length the most characters of a text; null for no bound
     * @param precision the most digits of a number; null for no bound
     * @param scale how many of them are decimals
     */
    public static ColumnType<?> named(
            String name, @Nullable Integer length, @Nullable Integer precision, @Nullable Integer scale) {
        if (name.endsWith("[]")) {
            return listOf(named(name.substring(0, name.length() - 2), length, precision, scale));
        }
        return switch (name) {
            case "integer" -> INTEGER;
            case "bigint" -> BIGINT;
            case "boolean" -> BOOLEAN;
            case "text" -> TEXT;
            case "character varying" -> length == null ? TEXT : text(length);
            case "numeric" -> precision == null ? opaque(name) : decimal(precision, scale == null ? 0 : scale);
            case "date" -> DATE;
            case "time without time zone" -> TIME;
            case "timestamp with time zone" -> INSTANT;
            case "uuid" -> UUID;
            case "json", "jsonb" -> JSON;
            default -> opaque(name);
        };
    }

    /** A type that only PostgreSQL knows, such as an enumeration: its values pass as their JSON. */
    public static ColumnType<Json> opaque(String name) {
        return new ColumnType<>(name, true, v -> v, v -> v, v -> v);
    }

    /** Text of at most so many characters, counted as PostgreSQL's varchar does: by code point. */
    public static ColumnType<String> text(int maxLength) {
        return new ColumnType<>("text", v -> Checks.checkText(v, maxLength), Json::of, ColumnType::string);
    }

    /** An exact decimal number; values are held with exactly {@code scale} decimals, as PostgreSQL answers them. */
    public static ColumnType<BigDecimal> decimal(int precision, int scale) {
        return new ColumnType<>(
                "numeric", v -> Checks.checkDecimal(v, precision, scale), Json::of, json -> ((Json.Num) json).value());
    }

    /** A one-dimensional array whose elements may be null. */
    public static <E> ColumnType<List<@Nullable E>> listOf(ColumnType<E> element) {
        return new ColumnType<>(
                element.name + "[]",
                list -> map(list, element::accept),
                list -> Json.of(map(list, element::write)),
                json -> map(((Json.Arr) json).elements(), e -> e.equals(Json.NULL) ? null : element.read.apply(e)));
    }

    /** PostgreSQL's name of the type, without a length. */
    public String name() {
        return name;
    }

    /** The value as it will be stored and answered. */
    public T accept(T value) {
        return check.apply(value);
    }

    /** Whether values are arrays. */
    public boolean isArray() {
        return name.endsWith("[]");
    }

    /** Whether values are text. */
    public boolean isText() {
        return name.equals("text");
    }

    /** Whether only PostgreSQL knows what its values are. */
    public boolean isOpaque() {
        return opaque;
    }

    /** Whether the text of a value may be longer than that of any number or time. */
    boolean isOfAnyLength() {
        return isText() || !isSortable();
    }

    /** Whether rows can be sorted by it; arrays and JSON have no order that both stores know. */
    public boolean isSortable() {
        return !isArray() && !name.equals("jsonb");
    }

    /** The value as a query compares a column with it: text of any length, numbers with any decimals. */
    T comparable(T value) {
        if (value instanceof String text) {
            Checks.checkText(text, Integer.MAX_VALUE);
            return value;
        }
        if (value instanceof BigDecimal number) {
            Checks.checkMagnitude(number);
            return value;
        }
        return accept(value);
    }

    /** The value in a row's JSON. */
    public Json write(@Nullable T value) {
        return value == null ? Json.NULL : write.apply(value);
    }

    /** The value of a row's JSON; null for JSON null; text such as 'infinity' for which the domain has no value is refused. */
    public @Nullable T read(Json json) {
        if (json.equals(Json.NULL)) {
            return null;
        }
        return accept(parse(json));
    }

    /**
     * The one form in which equal values are alike, whatever their texts: this is the rule by which rows are compared. What is
     * finer than a microsecond counts, and what the domain has no value for is its own form.
     */
    public Json canonical(Json json) {
        try {
            return this == INSTANT && json instanceof Json.Str text
                    ? Json.of(OffsetDateTime.parse(text.value()).toInstant().toString())
                    : write(read(json));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return json;
        }
    }

    private T parse(Json json) {
        try {
            return read.apply(json);
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("is no " + name + " that this library can hold", e);
        }
    }

    /** The JSON value as the text that PostgreSQL's input function of this type reads. */
    public String literal(Json value) {
        if (name.equals(JSON.name)) {
            return new String(Json.utf8(value), StandardCharsets.UTF_8);
        }
        return Literal.of(value);
    }

    @Override
    public String toString() {
        return name;
    }

    private static <A, B> List<@Nullable B> map(List<? extends @Nullable A> list, Function<A, @Nullable B> function) {
        var result = new ArrayList<@Nullable B>(list.size());
        for (A element : list) {
            result.add(element == null ? null : function.apply(element));
        }
        return Collections.unmodifiableList(result);
    }

    private static String string(Json json) {
        return ((Json.Str) json).value();
    }

    private static BigInteger integral(Json json, BigDecimal min, BigDecimal max) {
        var value = ((Json.Num) json).value();
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("is out of range");
        }
        return value.toBigIntegerExact();
    }
}

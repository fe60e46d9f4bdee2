package io.twinstore.domain.tables;

import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.JsonNulls;
import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.JsonbText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoField;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A row as bytes that are the same only for equal rows, in Java; PostgreSQL computes the same from its own values.
 *
 * <p>First come the numbers of the bytes in UTF-8 of the columns' texts, -1 for a column without a value, separated by spaces;
 * then a colon and the texts, one after the other. The text is PostgreSQL's own, instants in UTC, JSON, arrays and types that
 * only PostgreSQL knows as jsonb writes them. The number of a value of another kind than the column's has a question mark
 * behind it. Columns that the table does not know, and that have a value, follow by name, each as a netstring of name and value.
 */
public final class RowEncoding {
    /** As PostgreSQL's to_json writes an instant: no fraction, or one without zeros at its end. */
    private static final DateTimeFormatter INSTANT = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd'T'HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendLiteral("+00:00")
            .toFormatter(Locale.ROOT);

    /** The same, which most servers answer, since they are in UTC. */
    private static final Pattern AS_WRITTEN =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{0,8}[1-9])?\\+00:00");

    /** What a numeric can hold beside numbers. */
    private static final Set<Json> NO_NUMBERS = Set.of(Json.of("NaN"), Json.of("Infinity"), Json.of("-Infinity"));

    private static final int DIGEST_BYTES = 16;

    private RowEncoding() {}

    /** The first 16 bytes of the encoding's SHA-256, in hexadecimal. */
    public static String digest(Table table, Json.Obj row) {
        var hash = sha256().digest(text(table, row).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    }

    /** The encoding, as text. */
    public static String text(Table table, Json.Obj row) {
        var lengths = new StringJoiner(" ", "", ":");
        var texts = new StringBuilder();
        var jsonNulls = JsonNulls.of(row);
        table.columns().forEach((name, type) -> {
            var value = row.get(name);
            if (jsonNulls.contains(name) || !value.equals(Json.NULL)) {
                boolean isOf = jsonNulls.contains(name) || isOf(type, value);
                var text = isOf ? text(type, value) : JsonbText.of(value);
                lengths.add(utf8Length(text) + (isOf ? "" : "?"));
                texts.append(text);
            } else {
                lengths.add("-1");
            }
        });
        unknown(table, row).forEach((name, value) -> netstring(name + JsonbText.of(value), texts));
        return lengths.toString() + texts;
    }

    private static Map<String, Json> unknown(Table table, Json.Obj row) {
        var unknown = new TreeMap<String, Json>();
        row.members().forEach((name, value) -> {
            if (!table.columns().containsKey(name) && !name.equals(JsonNulls.MEMBER) && !value.equals(Json.NULL)) {
                unknown.put(name, value);
            }
        });
        return unknown;
    }

    /** Whether the value is of the kind that the column's values are, so that its text cannot be that of another kind. */
    private static boolean isOf(ColumnType<?> type, Json value) {
        if (type == ColumnType.JSON || type.isOpaque()) {
            return true;
        }
        return switch (type.isArray() ? "array" : type.name()) {
            case "array" -> value instanceof Json.Arr;
            case "integer", "bigint" -> value instanceof Json.Num;
            case "numeric" -> value instanceof Json.Num || NO_NUMBERS.contains(value);
            case "boolean" -> value instanceof Json.Bool;
            default -> value instanceof Json.Str;
        };
    }

    private static String text(ColumnType<?> type, Json value) {
        if (type == ColumnType.JSON || type.isOpaque()) {
            return JsonbText.of(value);
        }
        if (value instanceof Json.Str text) { // times, dates and the like are what PostgreSQL writes
            return type == ColumnType.INSTANT ? instant(text.value()) : text.value();
        }
        return JsonbText.of(type.canonical(value));
    }

    private static String instant(String text) {
        if (AS_WRITTEN.matcher(text).matches()) {
            return text;
        }
        try {
            return INSTANT.format(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException e) {
            return text; // infinity and years beyond 9999, which PostgreSQL knows
        }
    }

    private static void netstring(String text, StringBuilder out) {
        out.append(utf8Length(text)).append(':').append(text).append(',');
    }

    /** Bytes in UTF-8; text of the domain has no half surrogate pairs. */
    private static int utf8Length(String text) {
        int bytes = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
        }
        return bytes;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

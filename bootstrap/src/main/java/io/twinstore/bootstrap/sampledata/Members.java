package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object member by member, each value written as PostgreSQL's to_json writes it. */
final class Members {
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("HH:mm:ss")
            .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
            .toFormatter();
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendLiteral('T')
            .append(TIME)
            .appendOffset("+HH:MM", "+00:00")
            .toFormatter()
            .withZone(ZoneOffset.UTC);

    private final Map<String, Json> members = new LinkedHashMap<>();

    Members set(String name, @Nullable Object value) {
        members.put(name, json(value));
        return this;
    }

    Json.Obj object() {
        return new Json.Obj(members);
    }

    private static Json json(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Json.of(TIMESTAMP.format(instant));
        } else if (value instanceof LocalTime time) {
            return Json.of(TIME.format(time));
        } else if (value instanceof LocalDate || value instanceof UUID) {
            return Json.of(value.toString());
        }
        return Json.of(value);
    }
}

package io.twinstore.bootstrap.sampledata;

import static io.twinstore.bootstrap.sampledata.Generated.NOW;
import static io.twinstore.bootstrap.sampledata.Generated.rows;
import static io.twinstore.bootstrap.sampledata.Generated.texts;
import static io.twinstore.bootstrap.sampledata.Generated.valuesOf;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.values.Json;
import io.twinstore.domain.values.Phone;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleValuesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "8\\d{10}",
                "\\+7 \\(\\d{3}\\) \\d{3}-\\d\\d-\\d\\d",
                "\\+7\\d{10}",
                "7\\d{10}",
                "9\\d{9}",
                "7\\d{10}@c\\.us",
                "\\+375 .*",
                "998\\d{9}"
            })
    void phonesAreWrittenInEveryForm(String form) {
        assertTrue(texts("clients", "phone").anyMatch(phone -> phone.matches(form)), form);
    }

    @Test
    void noTwoClientsHaveTheSamePhone() {
        assertEquals(1_299, texts("clients", "phone").map(Phone::of).distinct().count());
    }

    @Test
    void timestampsAreWrittenAsPostgresqlWritesThemAndSayAnythingButNow() {
        for (var column : List.of("created_at", "updated_at")) {
            texts("clients", column).forEach(text -> {
                assertTrue(text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{0,5}[1-9])?\\+00:00"), text);
                assertTrue(OffsetDateTime.parse(text).toInstant().isBefore(NOW), text);
            });
        }
    }

    @Test
    void bookingsArePastAndToCome() {
        var past = texts("bookings", "datetime")
                .map(text -> OffsetDateTime.parse(text).toInstant().isBefore(NOW))
                .collect(toMap(isPast -> isPast, isPast -> 1, Integer::sum));
        assertEquals(Map.of(true, 13, false, 25), past);
        assertTrue(texts("bookings", "status").anyMatch("cancelled"::equals));
    }

    @Test
    void daysOffHaveNoHours() {
        for (var day : rows("staff_schedules")) {
            boolean off = day.get("is_working").equals(Json.of(false));
            assertEquals(off, day.get("work_start").equals(Json.NULL));
            assertEquals(off, day.get("work_end").equals(Json.NULL));
        }
    }

    @Test
    void reminderChecksHold() {
        assertEquals(
                Set.of("sms", "whatsapp", "email"), texts("reminders", "type").collect(toSet()));
        assertEquals(
                Set.of("pending", "sent", "failed"),
                texts("reminders", "status").collect(toSet()));
    }

    @Test
    void servicesOfTheSameWeightExist() {
        assertTrue(valuesOf("services", "weight").distinct().count() < 5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "\"\"",
                "\"NULL\"",
                "{аллергия}",
                "\\\"тихий\\\"",
                "скидка, 10%",
                "\\\\клиенты",
                "💇🏽‍♀️"
            })
    void tagsHoldWhatArraysTripOver(String part) {
        assertTrue(valuesOf("clients", "tags").anyMatch(tags -> tags.toString().contains(part)), part);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\t", "%", "\\", "\"", "☕", "👩‍👩‍👧"})
    void notesHoldWhatTextTripsOver(String part) {
        assertTrue(texts("clients", "notes").anyMatch(note -> note.contains(part)), part);
    }

    @Test
    void arraysAreSometimesEmpty() {
        assertTrue(valuesOf("clients", "tags").anyMatch(Json.of(List.of())::equals));
    }

    @Test
    void documentsKeepWhatADoubleWouldLose() {
        valuesOf("clients", "preferences").filter(v -> !v.equals(Json.NULL)).forEach(v -> {
            assertTrue(v.toString().contains("\"rate\":1.10,"));
            assertTrue(v.toString().contains("9007199254740993"));
        });
    }
}

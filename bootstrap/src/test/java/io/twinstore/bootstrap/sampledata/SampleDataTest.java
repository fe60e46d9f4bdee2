package io.twinstore.bootstrap.sampledata;

import static io.twinstore.bootstrap.sampledata.Generated.NOW;
import static io.twinstore.bootstrap.sampledata.Generated.SEED;
import static io.twinstore.bootstrap.sampledata.Generated.TABLES;
import static io.twinstore.bootstrap.sampledata.Generated.rows;
import static io.twinstore.bootstrap.sampledata.Generated.valuesOf;
import static java.util.stream.Collectors.toSet;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.BookingColumns;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.companies.CompanyColumns;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.services.ServiceColumns;
import io.twinstore.domain.staff.StaffMemberColumns;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class SampleDataTest {
    static final List<TableSchema<?>> SCHEMAS = List.of(
            CompanyColumns.SCHEMA,
            ClientColumns.SCHEMA,
            ServiceColumns.SCHEMA,
            StaffMemberColumns.SCHEMA,
            StaffScheduleColumns.SCHEMA,
            BookingColumns.SCHEMA,
            DialogContextColumns.SCHEMA);

    private static final Map<String, String> OTHER_COLUMNS = Map.of(
            "reminders", "id company_id booking_id remind_at type status sent_at error created_at updated_at",
            "whatsapp_auth", "company_id creds created_at updated_at",
            "whatsapp_keys", "company_id key_type key_id value created_at updated_at expires_at");

    @Test
    void sameSeedAndMomentGiveTheSameBytes() {
        var again = SampleData.generate(SEED, NOW).tables();
        TABLES.forEach((table, rows) ->
                assertTrue(rows.toString().equals(String.valueOf(again.get(table))), table + " differs"));
    }

    @Test
    void anotherSeedGivesOtherRowsInEveryTable() {
        var others = SampleData.generate(SEED + 1, NOW).tables();
        TABLES.forEach((table, rows) -> assertFalse(rows.equals(others.get(table)), table + " is the same"));
    }

    @Test
    void volumesAreTheDemonstrationsAndParentsComeFirst() {
        var counts = TABLES.entrySet().stream()
                .map(table -> table.getKey() + " " + table.getValue().size())
                .toList();
        assertEquals(
                List.of(
                        "companies 1",
                        "clients 1299",
                        "services 63",
                        "staff 12",
                        "staff_schedules 98",
                        "bookings 38",
                        "dialog_contexts 47",
                        "reminders 19",
                        "whatsapp_auth 1",
                        "whatsapp_keys 728"),
                counts);
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void everyRowHasEveryColumnInOrderWithAValueThatItCanHold(TableSchema<?> shape) {
        var columns = shape.columns().stream().map(Column::name).toList();
        for (var row : rows(shape.table())) {
            assertEquals(columns, List.copyOf(row.members().keySet()), shape.table());
            shape.read(row);
            for (var column : shape.columns()) {
                assertTrue(column.nullable() || !row.get(column.name()).equals(Json.NULL), column.toString());
            }
        }
    }

    @Test
    void everyRowOfTheOtherTablesHasEveryColumn() {
        OTHER_COLUMNS.forEach((table, columns) -> rows(table)
                .forEach(row ->
                        assertEquals(columns, String.join(" ", row.members().keySet()), table)));
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void everyColumnHasAValueAndEveryNullableOneANullToo(TableSchema<?> shape) {
        for (var column : shape.columns()) {
            assertTrue(valuesOf(column.table(), column.name()).anyMatch(v -> !v.equals(Json.NULL)), column.toString());
            if (column.nullable() && !shape.equals(CompanyColumns.SCHEMA)) {
                assertTrue(valuesOf(column.table(), column.name()).anyMatch(Json.NULL::equals), column.toString());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reminders.sent_at", "reminders.error", "whatsapp_keys.expires_at"})
    void nullableColumnsOfTheOtherTablesAreFilledAndEmpty(String column) {
        var name = column.split("\\.", 2);
        assertEquals(
                Set.of(true, false),
                valuesOf(name[0], name[1]).map(Json.NULL::equals).collect(toSet()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bookings.client_id -> clients.id",
                "dialog_contexts.client_id -> clients.id",
                "dialog_contexts.last_booking_id -> bookings.id",
                "reminders.booking_id -> bookings.id",
                "staff_schedules.staff_id -> staff.yclients_id",
                "clients.company_id -> companies.company_id",
                "services.company_id -> companies.company_id",
                "staff.company_id -> companies.company_id",
                "staff_schedules.company_id -> companies.company_id",
                "bookings.company_id -> companies.company_id",
                "dialog_contexts.company_id -> companies.company_id",
                "reminders.company_id -> companies.company_id"
            })
    void referencesHold(String reference) {
        var name = reference.split("\\.| -> ", 4);
        var known = valuesOf(name[2], name[3]).collect(toSet());
        assertTrue(valuesOf(name[0], name[1]).filter(v -> !v.equals(Json.NULL)).allMatch(known::contains), reference);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "clients id",
                "clients yclients_id",
                "services id",
                "services yclients_id",
                "staff id",
                "staff yclients_id",
                "staff_schedules id",
                "staff_schedules staff_id date",
                "bookings id",
                "bookings yclients_record_id",
                "dialog_contexts id",
                "dialog_contexts user_id",
                "reminders id",
                "whatsapp_keys key_type key_id"
            })
    void keysAreUnique(String key) {
        var names = List.of(key.split(" ", -1));
        var columns = names.subList(1, names.size());
        var keys = rows(names.get(0)).stream()
                .map(row -> columns.stream().map(row::get).toList());
        assertEquals(rows(names.get(0)).size(), keys.distinct().count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"clients", "services", "staff", "staff_schedules", "reminders"})
    void serialIdsAreBelowTheSequences(String table) {
        assertTrue(valuesOf(table, "id").allMatch(id -> ((Json.Num) id).value().longValueExact() < 1_000_000_000));
    }
}

package io.twinstore.postgres;

import static io.twinstore.domain.query.Condition.eq;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.clients.Client;
import io.twinstore.domain.clients.ClientColumns;
import io.twinstore.domain.errors.StoreException.InvalidInput;
import io.twinstore.domain.errors.StoreException.Unexpected;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that jOOQ or the driver would change without a word. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CodecTest {
    private StoreFixture fixture;

    @BeforeAll
    void start() {
        fixture = new StoreFixture();
    }

    @AfterAll
    void stop() {
        fixture.close();
    }

    private static Row.Builder<Client> client(long id) {
        return Row.builder(ClientColumns.SCHEMA)
                .set(ClientColumns.YCLIENTS_ID, id)
                .set(ClientColumns.COMPANY_ID, StoreFixture.COMPANY)
                .set(ClientColumns.NAME, "Анна")
                .set(ClientColumns.PHONE, "79160000000");
    }

    private Client stored(Row.Builder<Client> fields) {
        return fixture.store.clients().upsert(fields.build());
    }

    @Test
    void aTimeKeepsItsFraction() {
        var time = LocalTime.parse("09:30:00.123456");
        var schedule = fixture.store
                .schedules()
                .upsert(Row.builder(StaffScheduleColumns.SCHEMA)
                        .set(StaffScheduleColumns.STAFF_ID, 1L)
                        .set(StaffScheduleColumns.COMPANY_ID, StoreFixture.COMPANY)
                        .set(StaffScheduleColumns.DATE, LocalDate.parse("2026-03-01"))
                        .set(StaffScheduleColumns.STAFF_NAME, "Ольга")
                        .set(StaffScheduleColumns.WORK_START, time)
                        .build());
        assertEquals(time, schedule.workStart());
        assertEquals("09:30:00.123456", fixture.query("select work_start from staff_schedules where staff_id = 1"));
    }

    @Test
    void arraysKeepNullsAndEveryCharacter() {
        var slots = Arrays.asList("утро", null, "a,b\"c\\d{}", "", "NULL");
        var stored = stored(client(1)
                .set(ClientColumns.PREFERRED_TIME_SLOTS, slots)
                .set(ClientColumns.BRANCH_IDS, Arrays.asList(1L, null, Long.MAX_VALUE)));
        assertEquals(slots, stored.preferredTimeSlots());
        assertEquals(Arrays.asList(1L, null, Long.MAX_VALUE), stored.branchIds());
    }

    @Test
    void anElementThatIsTooLongIsRefusedAndNotCut() {
        var slots = List.of("x".repeat(51));
        assertThrows(InvalidInput.class, () -> stored(client(2).set(ClientColumns.PREFERRED_TIME_SLOTS, slots)));
    }

    @Test
    void jsonKeepsItsDigits() {
        var json = Json.of(Map.of("price", new BigDecimal("1.0"), "big", new BigDecimal("12345678901234567890.123")));
        assertEquals(
                json, stored(client(3).set(ClientColumns.PREFERENCES, json)).preferences());
    }

    @Test
    void aTopLevelJsonNullIsSqlNull() {
        stored(client(4).set(ClientColumns.PREFERENCES, Json.NULL));
        assertEquals("t", fixture.query("select preferences is null from clients where yclients_id = 4"));
    }

    @Test
    void aStoredJsonNullIsReadAsNull() {
        stored(client(5));
        fixture.execute("update clients set preferences = 'null' where yclients_id = 5");
        assertNull(fixture.store.clients().findById(5, null).orElseThrow().preferences());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "last_sync_at | 'infinity'",
                "last_visit_date | '-infinity'",
                "last_visit_date | '0044-03-15 BC'",
                "total_spent | 'NaN'",
                "tags | array[array['a'],array['b']]"
            })
    void whatTheDomainCannotHoldIsATypedErrorThatNamesTheColumn(String column, String value) {
        fixture.execute("delete from clients where yclients_id = 9");
        stored(client(9));
        fixture.execute("update clients set " + column + " = " + value + " where yclients_id = 9");
        var query = Query.of(ClientColumns.SCHEMA).where(eq(ClientColumns.YCLIENTS_ID, 9L));
        var error = assertThrows(Unexpected.class, () -> fixture.store.clients().find(query));
        assertTrue(String.valueOf(error.getMessage()).startsWith("clients." + column + " "));
    }

    @Test
    void twentyFourHoursIsATypedError() {
        fixture.execute("insert into staff_schedules (company_id, staff_id, date, work_end) values ("
                + StoreFixture.COMPANY + ", 24, '2026-03-01', '24:00')");
        assertThrows(Unexpected.class, () -> fixture.store.schedules().findSchedule(24, LocalDate.parse("2026-03-01")));
    }
}

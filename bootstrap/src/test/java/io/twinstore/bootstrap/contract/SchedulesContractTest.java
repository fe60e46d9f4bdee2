package io.twinstore.bootstrap.contract;

import static io.twinstore.domain.schedules.StaffScheduleColumns.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.domain.contract.Rows;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.schedules.ScheduleOptions;
import io.twinstore.domain.schedules.StaffSchedule;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations 12 to 14. */
class SchedulesContractTest extends StoreContract {
    private static final LocalDate DAY = Rows.DAY;

    private StaffSchedule stored(Row.Builder<StaffSchedule> schedule) {
        return rows(data().upsertStaffSchedules(List.of(schedule.build()))).get(0);
    }

    private StaffSchedule stored(String name, LocalDate date, boolean working) {
        return stored(
                Rows.schedule(company).set(STAFF_NAME, name).set(DATE, date).set(IS_WORKING, working));
    }

    private List<StaffSchedule> schedules(ScheduleOptions options) {
        return rows(data().getStaffSchedules(company, options));
    }

    private static ScheduleOptions of(@Nullable Long staffId, @Nullable String name, @Nullable Boolean working) {
        return new ScheduleOptions(staffId, name, null, null, working, null);
    }

    private static ScheduleOptions between(@Nullable LocalDate from, @Nullable LocalDate to) {
        return new ScheduleOptions(null, null, from, to, null, null);
    }

    private static ScheduleOptions limited(@Nullable Integer limit) {
        return new ScheduleOptions(null, null, null, null, null, limit);
    }

    @Test
    void nothingFoundIsASuccess() {
        nothing(data().getStaffSchedule(Rows.id(), DAY));
        nothing(data().getStaffSchedule(Long.MIN_VALUE, LocalDate.of(1, 1, 1)));
        assertEquals(List.of(), schedules(ScheduleOptions.DEFAULT));
    }

    @Test
    void aDayOfOneMemberIsFound() {
        var schedule = stored(Rows.schedule(company)
                .set(WORK_START, LocalTime.MIDNIGHT)
                .set(WORK_END, LocalTime.parse("23:59:59.999999"))
                .set(WORKING_HOURS, "00:00-24:00")
                .set(HAS_BOOKING_SLOTS, false)
                .set(LAST_UPDATED, Instant.EPOCH));
        assertEquals(schedule, found(data().getStaffSchedule(schedule.staffId(), DAY)));
        assertEquals(LocalTime.parse("23:59:59.999999"), schedule.workEnd());
        assertEquals(LocalTime.MIDNIGHT, schedule.workStart());
        assertEquals(NOW_STORED, schedule.lastUpdated());
        nothing(data().getStaffSchedule(schedule.staffId(), DAY.plusDays(1)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10000-01-01", "0000-12-31", "-999999999-01-01", "+999999999-12-31"})
    void aDateThatNoStoreCanReadIsRefused(String text) {
        var date = LocalDate.parse(text);
        refused(data().getStaffSchedule(1, date));
        refused(data().getStaffSchedules(company, between(date, null)));
        refused(data().getStaffSchedules(company, between(null, date)));
        refused(data().upsertStaffSchedules(
                        List.of(Rows.schedule(company).set(DATE, date).build())));
    }

    @Test
    void theyComeByDateThenByName() {
        stored("Б", DAY.plusDays(1), true);
        stored("В", DAY, true);
        stored("а", DAY, true);
        stored("А", DAY.plusDays(1), true);
        stored("В", DAY, true);
        var found = schedules(ScheduleOptions.DEFAULT);
        assertEquals(
                List.of("В", "В", "а", "А", "Б"),
                found.stream().map(StaffSchedule::staffName).toList());
        assertTrue(found.get(0).id() < found.get(1).id());
    }

    @Test
    void aNameThatIsMissingComesLastAndIsNotSearched() throws SQLException {
        var row = new HashMap<String, @Nullable Object>(
                Map.of("company_id", company, "staff_id", Rows.id(), "date", DAY.toString()));
        row.put("staff_name", null);
        insert("staff_schedules", List.of(row));
        stored("Яна", DAY, true);
        assertEquals("Яна", schedules(ScheduleOptions.DEFAULT).get(0).staffName());
        assertNull(schedules(ScheduleOptions.DEFAULT).get(1).staffName());
        assertEquals(1, schedules(of(null, "", null)).size());
    }

    @Test
    void eachChoiceNarrows() {
        var anna = stored("Анна", DAY, true);
        var free = stored("Марианна", DAY, false);
        stored("Olga_1", DAY, true);
        stored("Olga-1", DAY, true);
        assertEquals(List.of(anna), schedules(of(anna.staffId(), null, null)));
        assertEquals(List.of(anna, free), schedules(of(null, "АНН", null)));
        assertEquals(List.of(free), schedules(of(null, "анна", false)));
        assertEquals(1, schedules(of(null, "_", null)).size());
        assertEquals(3, schedules(of(null, null, true)).size());
        assertEquals(List.of(), schedules(of(anna.staffId(), "Мари", null)));
    }

    @Test
    void bothEndsOfAPeriodBelongToIt() {
        IntStream.range(0, 4).forEach(i -> stored("М" + i, DAY.plusDays(i), true));
        assertEquals(2, schedules(between(DAY.plusDays(1), DAY.plusDays(2))).size());
        assertEquals(3, schedules(between(DAY.plusDays(1), null)).size());
        assertEquals(2, schedules(between(null, DAY.plusDays(1))).size());
        assertEquals(List.of(), schedules(between(DAY.plusDays(2), DAY.plusDays(1))));
    }

    @Test
    void anotherCompanysAreNotFound() {
        stored("Анна", DAY, true);
        assertEquals(List.of(), rows(data().getStaffSchedules(anotherCompany(), ScheduleOptions.DEFAULT)));
    }

    @Test
    void aListIsCutAtItsLimitAndSaysSo() {
        var many = IntStream.range(0, 101)
                .mapToObj(i -> Rows.schedule(company).build())
                .toList();
        rows(data().upsertStaffSchedules(many));
        assertEquals(
                100,
                rows(data().getStaffSchedules(company, limited(null)), true).size());
        assertEquals(
                1, rows(data().getStaffSchedules(company, limited(1)), true).size());
        assertEquals(101, schedules(limited(1_000)).size());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1_001})
    void aLimitOutOfRangeIsRefused(int limit) {
        refused(data().getStaffSchedules(company, limited(limit)));
    }

    @Test
    void anUpsertFindsItsRowByMemberAndDate() {
        var first =
                stored(Rows.schedule(company).set(WORK_START, LocalTime.NOON).set(WORKING_HOURS, "12"));
        long other = anotherCompany();
        var second = stored(Row.builder(SCHEMA)
                .set(STAFF_ID, first.staffId())
                .set(DATE, first.date())
                .set(COMPANY_ID, other)
                .set(STAFF_NAME, "Мария")
                .set(WORKING_HOURS, null));
        assertEquals(first.id(), second.id());
        assertEquals(other, second.companyId());
        assertEquals(LocalTime.NOON, second.workStart());
        assertNull(second.workingHours());
    }

    @Test
    void whatIsRequiredIsNamed() {
        for (var column : SCHEMA.required()) {
            var message = refused(data().upsertStaffSchedules(
                            List.of(Rows.schedule(company).set(column, null).build())));
            assertTrue(message.contains("row 0") && message.contains(column.name()), message);
        }
    }

    @Test
    void aTimeFinerThanMicrosecondsIsRefused() {
        refused(data().upsertStaffSchedules(List.of(Rows.schedule(company)
                .set(WORK_START, LocalTime.parse("10:00:00.000000001"))
                .build())));
    }
}

package io.twinstore.domain.schedules;

import io.twinstore.domain.rows.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;

/** One working day of one member of staff; the staff id is the one that YCLIENTS gave. */
public record StaffSchedule(
        long id,
        long companyId,
        long staffId,
        @Nullable String staffName,
        LocalDate date,
        boolean isWorking,
        @Nullable LocalTime workStart,
        @Nullable LocalTime workEnd,
        @Nullable String workingHours,
        boolean hasBookingSlots,
        Instant createdAt,
        @Nullable Instant lastUpdated) {

    /** The schedule in a row that a store answered. */
    static StaffSchedule from(Row<StaffSchedule> row) {
        return new StaffSchedule(
                row.require(StaffScheduleColumns.ID),
                row.require(StaffScheduleColumns.COMPANY_ID),
                row.require(StaffScheduleColumns.STAFF_ID),
                row.get(StaffScheduleColumns.STAFF_NAME),
                row.require(StaffScheduleColumns.DATE),
                row.require(StaffScheduleColumns.IS_WORKING),
                row.get(StaffScheduleColumns.WORK_START),
                row.get(StaffScheduleColumns.WORK_END),
                row.get(StaffScheduleColumns.WORKING_HOURS),
                row.require(StaffScheduleColumns.HAS_BOOKING_SLOTS),
                row.require(StaffScheduleColumns.CREATED_AT),
                row.get(StaffScheduleColumns.LAST_UPDATED));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return StaffScheduleColumns.SCHEMA + " " + id;
    }
}

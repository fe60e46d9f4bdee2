package io.twinstore.domain.schedules;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** The columns of table staff_schedules, for queries and upserts, with the values that each can hold. */
public final class StaffScheduleColumns {
    private static final TableSchema.Builder<StaffSchedule> TABLE = TableSchema.of("staff_schedules");

    public static final Column<StaffSchedule, Long> ID = TABLE.column("id", ColumnType.BIGINT);
    public static final Column<StaffSchedule, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<StaffSchedule, Long> STAFF_ID = TABLE.column("staff_id", ColumnType.BIGINT);
    public static final Column<StaffSchedule, String> STAFF_NAME = TABLE.nullable("staff_name", ColumnType.text(255));
    public static final Column<StaffSchedule, LocalDate> DATE = TABLE.column("date", ColumnType.DATE);
    public static final Column<StaffSchedule, Boolean> IS_WORKING = TABLE.column("is_working", ColumnType.BOOLEAN);
    public static final Column<StaffSchedule, LocalTime> WORK_START = TABLE.nullable("work_start", ColumnType.TIME);
    public static final Column<StaffSchedule, LocalTime> WORK_END = TABLE.nullable("work_end", ColumnType.TIME);
    public static final Column<StaffSchedule, String> WORKING_HOURS =
            TABLE.nullable("working_hours", ColumnType.text(50));
    public static final Column<StaffSchedule, Boolean> HAS_BOOKING_SLOTS =
            TABLE.column("has_booking_slots", ColumnType.BOOLEAN);
    public static final Column<StaffSchedule, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<StaffSchedule, Instant> LAST_UPDATED =
            TABLE.nullable("last_updated", ColumnType.INSTANT);

    /** The table: keyed by id, upserted by the contract's conflict key. */
    public static final TableSchema<StaffSchedule> SCHEMA = TABLE.build(
            ID, List.of(STAFF_ID, DATE), List.of(STAFF_ID, COMPANY_ID, DATE, STAFF_NAME), StaffSchedule::from);

    private StaffScheduleColumns() {}

    /** The fields that every upsert of a schedule states; what else is stored is added by {@link Row#set}, and what is not keeps its value. */
    public static Row<StaffSchedule> upsert(long staffId, long companyId, LocalDate date, String staffName) {
        return Row.builder(SCHEMA)
                .set(STAFF_ID, staffId)
                .set(COMPANY_ID, companyId)
                .set(DATE, date)
                .set(STAFF_NAME, staffName)
                .build();
    }
}

package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.STAFF_SCHEDULES;

import io.twinstore.domain.query.Limits;
import io.twinstore.domain.schedules.StaffSchedule;
import io.twinstore.domain.schedules.StaffScheduleColumns;
import io.twinstore.domain.schedules.StaffScheduleRepository;

/** Staff schedules in PostgreSQL. */
final class JooqStaffScheduleRepository extends JooqRepository<StaffSchedule> implements StaffScheduleRepository {
    private static final Mapping<StaffSchedule> MAPPING = new Mapping<>(StaffScheduleColumns.SCHEMA, STAFF_SCHEDULES)
            .with(StaffScheduleColumns.ID, STAFF_SCHEDULES.ID, Codec.BIGINT)
            .with(StaffScheduleColumns.COMPANY_ID, STAFF_SCHEDULES.COMPANY_ID, Codec.BIGINT)
            .with(StaffScheduleColumns.STAFF_ID, STAFF_SCHEDULES.STAFF_ID, Codec.BIGINT)
            .with(StaffScheduleColumns.STAFF_NAME, STAFF_SCHEDULES.STAFF_NAME, Codec.TEXT)
            .with(StaffScheduleColumns.DATE, STAFF_SCHEDULES.DATE, Codec.DATE)
            .with(StaffScheduleColumns.IS_WORKING, STAFF_SCHEDULES.IS_WORKING, Codec.BOOLEAN)
            .with(StaffScheduleColumns.WORK_START, STAFF_SCHEDULES.WORK_START, Codec.TIME)
            .with(StaffScheduleColumns.WORK_END, STAFF_SCHEDULES.WORK_END, Codec.TIME)
            .with(StaffScheduleColumns.WORKING_HOURS, STAFF_SCHEDULES.WORKING_HOURS, Codec.TEXT)
            .with(StaffScheduleColumns.HAS_BOOKING_SLOTS, STAFF_SCHEDULES.HAS_BOOKING_SLOTS, Codec.BOOLEAN)
            .with(StaffScheduleColumns.CREATED_AT, STAFF_SCHEDULES.CREATED_AT, Codec.INSTANT)
            .with(StaffScheduleColumns.LAST_UPDATED, STAFF_SCHEDULES.LAST_UPDATED, Codec.INSTANT);

    JooqStaffScheduleRepository(Database database, Limits limits) {
        super(database, limits, MAPPING);
    }
}

package io.twinstore.domain.schedules;

import static io.twinstore.domain.query.Condition.eq;

import io.twinstore.domain.query.Condition;
import io.twinstore.domain.query.Listing;
import io.twinstore.domain.query.Order;
import io.twinstore.domain.query.Query;
import io.twinstore.domain.query.UpsertRepository;
import io.twinstore.domain.rows.TableSchema;
import java.time.LocalDate;
import java.util.Optional;

/** The port of staff schedules (operations 12 to 14 of the contract). */
public interface StaffScheduleRepository extends UpsertRepository<StaffSchedule> {

    @Override
    default TableSchema<StaffSchedule> schema() {
        return StaffScheduleColumns.SCHEMA;
    }

    /** The company's schedules, by date, then by name. */
    default Listing<StaffSchedule> findSchedules(long companyId, ScheduleOptions options) {
        return find(Query.of(schema())
                .where(eq(StaffScheduleColumns.COMPANY_ID, companyId))
                .whereGiven(options.staffId(), id -> eq(StaffScheduleColumns.STAFF_ID, id))
                .whereGiven(options.staffName(), name -> Condition.contains(StaffScheduleColumns.STAFF_NAME, name))
                .whereGiven(options.dateFrom(), from -> Condition.gte(StaffScheduleColumns.DATE, from))
                .whereGiven(options.dateTo(), to -> Condition.lte(StaffScheduleColumns.DATE, to))
                .whereGiven(options.working(), working -> eq(StaffScheduleColumns.IS_WORKING, working))
                .orderBy(Order.asc(StaffScheduleColumns.DATE))
                .orderBy(Order.asc(StaffScheduleColumns.STAFF_NAME))
                .limit(limits().orDefault(options.limit())));
    }

    /** The schedule of one member of staff, by the YCLIENTS staff id, on one date. */
    default Optional<StaffSchedule> findSchedule(long staffId, LocalDate date) {
        return first(Query.of(schema())
                .where(eq(StaffScheduleColumns.STAFF_ID, staffId))
                .where(eq(StaffScheduleColumns.DATE, date)));
    }
}

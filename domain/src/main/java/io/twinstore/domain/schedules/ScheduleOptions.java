package io.twinstore.domain.schedules;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which of a company's schedules; null leaves a choice open.
 *
 * @param staffId the YCLIENTS staff id
 * @param staffName a part of the name, whatever the case
 * @param dateFrom the first date, inclusive
 * @param dateTo the last date, inclusive
 * @param working only working days, or only days off
 * @param limit 1 to 1,000; 100 when null
 */
public record ScheduleOptions(
        @Nullable Long staffId,
        @Nullable String staffName,
        @Nullable LocalDate dateFrom,
        @Nullable LocalDate dateTo,
        @Nullable Boolean working,
        @Nullable Integer limit) {

    /** Every choice open: the company's first 100 schedules. */
    public static final ScheduleOptions DEFAULT = new ScheduleOptions(null, null, null, null, null, null);

    /** The same options, but the schedules of this member of staff, by the YCLIENTS id. */
    public ScheduleOptions staffId(@Nullable Long other) {
        return new ScheduleOptions(other, staffName, dateFrom, dateTo, working, limit);
    }

    /** The same options, but the schedules of staff whose name contains this text, whatever the case. */
    public ScheduleOptions staffName(@Nullable String other) {
        return new ScheduleOptions(staffId, other, dateFrom, dateTo, working, limit);
    }

    /** The same options, but the schedules from this date on. */
    public ScheduleOptions dateFrom(@Nullable LocalDate other) {
        return new ScheduleOptions(staffId, staffName, other, dateTo, working, limit);
    }

    /** The same options, but the schedules up to this date, which is included. */
    public ScheduleOptions dateTo(@Nullable LocalDate other) {
        return new ScheduleOptions(staffId, staffName, dateFrom, other, working, limit);
    }

    /** The same options, but only working days if true, only days off if false. */
    public ScheduleOptions working(@Nullable Boolean other) {
        return new ScheduleOptions(staffId, staffName, dateFrom, dateTo, other, limit);
    }

    /** The same options, but at most so many schedules, 1 to 1,000. */
    public ScheduleOptions limit(@Nullable Integer other) {
        return new ScheduleOptions(staffId, staffName, dateFrom, dateTo, working, other);
    }

    /** Without the part of a name. */
    @Override
    public String toString() {
        return "ScheduleOptions[staffId=" + staffId + ", dateFrom=" + dateFrom + ", dateTo=" + dateTo + ", working="
                + working + ", limit=" + limit + "]";
    }
}

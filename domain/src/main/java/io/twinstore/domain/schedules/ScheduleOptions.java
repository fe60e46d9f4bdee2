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

    /** Without the part of a name. */
    @Override
    public String toString() {
        return "ScheduleOptions[staffId=" + staffId + ", dateFrom=" + dateFrom + ", dateTo=" + dateTo + ", working="
                + working + ", limit=" + limit + "]";
    }
}

package io.twinstore.bootstrap.sampledata;

import io.twinstore.domain.values.Json;
import java.time.LocalTime;
import java.util.List;

/** Table staff_schedules: two weeks around today of those masters who have a schedule. */
final class ScheduleRows {
    private static final int MASTERS = 7;
    private static final int DAYS = 14;
    private static final int DAYS_PAST = 4;

    private ScheduleRows() {}

    static List<Json.Obj> of(RandomSource random, List<Json.Obj> staff) {
        return random.times(MASTERS * DAYS, i -> row(random, i, staff.get(i / DAYS)));
    }

    private static Json.Obj row(RandomSource random, int i, Json.Obj master) {
        boolean working = i % 5 < 3;
        var row = new SampleRow(i)
                .set("id", random.id(50_001, i, 4))
                .set("company_id", SampleData.COMPANY_ID)
                .set("staff_id", master.get("yclients_id"))
                .maybe("staff_name", master.get("name"))
                .set("date", random.today().plusDays(i % DAYS - DAYS_PAST))
                .set("is_working", working);
        hours(row, working, LocalTime.of(random.between(8, 12), random.oneIn(3) ? 30 : 0), random.between(4, 9));
        return row.set("has_booking_slots", working && !random.oneIn(4))
                .set("created_at", random.daysAgo(60, 20))
                .maybe("last_updated", random.daysAgo(20, 0))
                .object();
    }

    /** A day off has no hours. */
    private static void hours(SampleRow row, boolean working, LocalTime start, int length) {
        var end = start.plusHours(length);
        row.set("work_start", working ? start : null)
                .set("work_end", working ? end : null)
                .set("working_hours", working ? start + "-" + end : null);
    }
}

package io.twinstore.postgres.bench;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A working day as {@link PlainClient} is a client. */
class PlainSchedule {
    long id;

    long companyId;
    long staffId;

    @Nullable
    String staffName;

    @Nullable
    LocalDate date;

    boolean isWorking;

    @Nullable
    LocalTime workStart;

    @Nullable
    LocalTime workEnd;

    @Nullable
    String workingHours;

    boolean hasBookingSlots;

    @Nullable
    OffsetDateTime createdAt;

    @Nullable
    OffsetDateTime lastUpdated;

    /** The current row of a result that has the columns in their order. */
    static PlainSchedule of(ResultSet row) throws SQLException {
        var answer = new PlainSchedule();
        answer.id = row.getLong(1);
        answer.companyId = row.getLong(2);
        answer.staffId = row.getLong(3);
        answer.staffName = row.getString(4);
        answer.date = row.getObject(5, LocalDate.class);
        answer.isWorking = row.getBoolean(6);
        answer.workStart = row.getObject(7, LocalTime.class);
        answer.workEnd = row.getObject(8, LocalTime.class);
        answer.workingHours = row.getString(9);
        answer.hasBookingSlots = row.getBoolean(10);
        answer.createdAt = row.getObject(11, OffsetDateTime.class);
        answer.lastUpdated = row.getObject(12, OffsetDateTime.class);
        return answer;
    }
}

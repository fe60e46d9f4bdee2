package io.twinstore.postgres.bench;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A booking as {@link PlainClient} is a client. */
class PlainBooking {
    @Nullable
    UUID id;

    long yclientsRecordId;
    long companyId;

    @Nullable
    Integer clientId;

    @Nullable
    Long clientYclientsId;

    @Nullable
    String clientPhone;

    @Nullable
    String clientName;

    @Nullable
    Long staffId;

    @Nullable
    String staffName;

    String @Nullable [] services;

    Long @Nullable [] serviceIds;

    @Nullable
    OffsetDateTime datetime;

    @Nullable
    LocalDate date;

    @Nullable
    Integer duration;

    @Nullable
    BigDecimal cost;

    @Nullable
    BigDecimal prepaid;

    @Nullable
    String status;

    @Nullable
    Integer visitAttendance;

    @Nullable
    String comment;

    boolean online;

    @Nullable
    String recordHash;

    boolean createdByBot;

    @Nullable
    OffsetDateTime syncedAt;

    @Nullable
    OffsetDateTime createdAt;

    @Nullable
    OffsetDateTime updatedAt;

    /** The current row of a result that has the columns in their order. */
    static PlainBooking of(ResultSet row) throws SQLException {
        var answer = new PlainBooking();
        answer.id = row.getObject(1, UUID.class);
        answer.yclientsRecordId = row.getLong(2);
        answer.companyId = row.getLong(3);
        answer.clientId = ResultColumns.integer(row, 4);
        answer.clientYclientsId = ResultColumns.bigint(row, 5);
        answer.clientPhone = row.getString(6);
        answer.clientName = row.getString(7);
        answer.staffId = ResultColumns.bigint(row, 8);
        answer.staffName = row.getString(9);
        answer.services = ResultColumns.array(row, 10, String[].class);
        answer.serviceIds = ResultColumns.array(row, 11, Long[].class);
        answer.datetime = row.getObject(12, OffsetDateTime.class);
        answer.date = row.getObject(13, LocalDate.class);
        answer.duration = ResultColumns.integer(row, 14);
        answer.cost = row.getBigDecimal(15);
        answer.prepaid = row.getBigDecimal(16);
        answer.status = row.getString(17);
        answer.visitAttendance = ResultColumns.integer(row, 18);
        answer.comment = row.getString(19);
        answer.online = row.getBoolean(20);
        answer.recordHash = row.getString(21);
        answer.createdByBot = row.getBoolean(22);
        answer.syncedAt = row.getObject(23, OffsetDateTime.class);
        answer.createdAt = row.getObject(24, OffsetDateTime.class);
        answer.updatedAt = row.getObject(25, OffsetDateTime.class);
        return answer;
    }
}

package io.twinstore.domain.clients;

import io.twinstore.domain.rows.Row;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An appointment of a client; duration in seconds. */
public record Booking(
        UUID id,
        long yclientsRecordId,
        long companyId,
        @Nullable Integer clientId,
        @Nullable Long clientYclientsId,
        @Nullable String clientPhone,
        @Nullable String clientName,
        @Nullable Long staffId,
        @Nullable String staffName,
        @Nullable List<@Nullable String> services,
        @Nullable List<@Nullable Long> serviceIds,
        Instant datetime,
        @Nullable LocalDate date,
        @Nullable Integer duration,
        @Nullable BigDecimal cost,
        @Nullable BigDecimal prepaid,
        @Nullable String status,
        @Nullable Integer visitAttendance,
        @Nullable String comment,
        boolean online,
        @Nullable String recordHash,
        boolean createdByBot,
        @Nullable Instant syncedAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The booking in a row that a store answered. */
    static Booking from(Row<Booking> row) {
        return new Booking(
                row.require(BookingColumns.ID),
                row.require(BookingColumns.YCLIENTS_RECORD_ID),
                row.require(BookingColumns.COMPANY_ID),
                row.get(BookingColumns.CLIENT_ID),
                row.get(BookingColumns.CLIENT_YCLIENTS_ID),
                row.get(BookingColumns.CLIENT_PHONE),
                row.get(BookingColumns.CLIENT_NAME),
                row.get(BookingColumns.STAFF_ID),
                row.get(BookingColumns.STAFF_NAME),
                row.get(BookingColumns.SERVICES),
                row.get(BookingColumns.SERVICE_IDS),
                row.require(BookingColumns.DATETIME),
                row.get(BookingColumns.DATE),
                row.get(BookingColumns.DURATION),
                row.get(BookingColumns.COST),
                row.get(BookingColumns.PREPAID),
                row.get(BookingColumns.STATUS),
                row.get(BookingColumns.VISIT_ATTENDANCE),
                row.get(BookingColumns.COMMENT),
                row.require(BookingColumns.ONLINE),
                row.get(BookingColumns.RECORD_HASH),
                row.require(BookingColumns.CREATED_BY_BOT),
                row.get(BookingColumns.SYNCED_AT),
                row.require(BookingColumns.CREATED_AT),
                row.require(BookingColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return BookingColumns.SCHEMA + " " + id;
    }
}

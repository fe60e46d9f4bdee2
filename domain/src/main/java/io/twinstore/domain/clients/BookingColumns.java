package io.twinstore.domain.clients;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.TableSchema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The columns of table bookings, for queries and upserts, with the values that each can hold. */
public final class BookingColumns {
    private static final TableSchema.Builder<Booking> TABLE = TableSchema.of("bookings");

    public static final Column<Booking, UUID> ID = TABLE.column("id", ColumnType.UUID);
    public static final Column<Booking, Long> YCLIENTS_RECORD_ID =
            TABLE.column("yclients_record_id", ColumnType.BIGINT);
    public static final Column<Booking, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<Booking, Integer> CLIENT_ID = TABLE.nullable("client_id", ColumnType.INTEGER);
    public static final Column<Booking, Long> CLIENT_YCLIENTS_ID =
            TABLE.nullable("client_yclients_id", ColumnType.BIGINT);
    public static final Column<Booking, String> CLIENT_PHONE = TABLE.nullable("client_phone", ColumnType.text(50));
    public static final Column<Booking, String> CLIENT_NAME = TABLE.nullable("client_name", ColumnType.text(255));
    public static final Column<Booking, Long> STAFF_ID = TABLE.nullable("staff_id", ColumnType.BIGINT);
    public static final Column<Booking, String> STAFF_NAME = TABLE.nullable("staff_name", ColumnType.text(255));
    public static final Column<Booking, List<@Nullable String>> SERVICES =
            TABLE.nullable("services", ColumnType.listOf(ColumnType.TEXT));
    public static final Column<Booking, List<@Nullable Long>> SERVICE_IDS =
            TABLE.nullable("service_ids", ColumnType.listOf(ColumnType.BIGINT));
    public static final Column<Booking, Instant> DATETIME = TABLE.column("datetime", ColumnType.INSTANT);
    public static final Column<Booking, LocalDate> DATE = TABLE.nullable("date", ColumnType.DATE);
    public static final Column<Booking, Integer> DURATION = TABLE.nullable("duration", ColumnType.INTEGER);
    public static final Column<Booking, BigDecimal> COST = TABLE.nullable("cost", ColumnType.decimal(12, 2));
    public static final Column<Booking, BigDecimal> PREPAID = TABLE.nullable("prepaid", ColumnType.decimal(12, 2));
    public static final Column<Booking, String> STATUS = TABLE.nullable("status", ColumnType.text(50));
    public static final Column<Booking, Integer> VISIT_ATTENDANCE =
            TABLE.nullable("visit_attendance", ColumnType.INTEGER);
    public static final Column<Booking, String> COMMENT = TABLE.nullable("comment", ColumnType.TEXT);
    public static final Column<Booking, Boolean> ONLINE = TABLE.column("online", ColumnType.BOOLEAN);
    public static final Column<Booking, String> RECORD_HASH = TABLE.nullable("record_hash", ColumnType.text(255));
    public static final Column<Booking, Boolean> CREATED_BY_BOT = TABLE.column("created_by_bot", ColumnType.BOOLEAN);
    public static final Column<Booking, Instant> SYNCED_AT = TABLE.nullable("synced_at", ColumnType.INSTANT);
    public static final Column<Booking, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<Booking, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id; other programs write it. */
    public static final TableSchema<Booking> SCHEMA = TABLE.readOnly(ID, Booking::from);

    private BookingColumns() {}
}

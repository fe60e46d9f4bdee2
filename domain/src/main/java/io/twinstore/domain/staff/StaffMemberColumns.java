package io.twinstore.domain.staff;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of table staff, for queries and upserts, with the values that each can hold. */
public final class StaffMemberColumns {
    private static final TableSchema.Builder<StaffMember> TABLE = TableSchema.of("staff");

    public static final Column<StaffMember, Integer> ID = TABLE.column("id", ColumnType.INTEGER);
    public static final Column<StaffMember, Long> YCLIENTS_ID = TABLE.column("yclients_id", ColumnType.BIGINT);
    public static final Column<StaffMember, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<StaffMember, String> NAME = TABLE.column("name", ColumnType.text(255));
    public static final Column<StaffMember, String> SPECIALIZATION =
            TABLE.nullable("specialization", ColumnType.text(255));
    public static final Column<StaffMember, String> POSITION = TABLE.nullable("position", ColumnType.text(100));
    public static final Column<StaffMember, Boolean> IS_ACTIVE = TABLE.column("is_active", ColumnType.BOOLEAN);
    public static final Column<StaffMember, Boolean> IS_BOOKABLE = TABLE.column("is_bookable", ColumnType.BOOLEAN);
    public static final Column<StaffMember, BigDecimal> RATING = TABLE.nullable("rating", ColumnType.decimal(3, 2));
    public static final Column<StaffMember, Integer> VOTES_COUNT = TABLE.nullable("votes_count", ColumnType.INTEGER);
    public static final Column<StaffMember, Integer> COMMENTS_COUNT =
            TABLE.nullable("comments_count", ColumnType.INTEGER);
    public static final Column<StaffMember, String> AVATAR_URL = TABLE.nullable("avatar_url", ColumnType.TEXT);
    public static final Column<StaffMember, String> INFORMATION = TABLE.nullable("information", ColumnType.TEXT);
    public static final Column<StaffMember, List<@Nullable Long>> SERVICE_IDS =
            TABLE.nullable("service_ids", ColumnType.listOf(ColumnType.BIGINT));
    public static final Column<StaffMember, String> EMAIL = TABLE.nullable("email", ColumnType.text(255));
    public static final Column<StaffMember, String> PHONE = TABLE.nullable("phone", ColumnType.text(50));
    public static final Column<StaffMember, String> TELEGRAM = TABLE.nullable("telegram", ColumnType.text(100));
    public static final Column<StaffMember, Integer> EXPERIENCE_YEARS =
            TABLE.nullable("experience_years", ColumnType.INTEGER);
    public static final Column<StaffMember, String> LEVEL_NAME = TABLE.nullable("level_name", ColumnType.text(100));
    public static final Column<StaffMember, Json> DECLENSIONS = TABLE.nullable("declensions", ColumnType.JSON);
    public static final Column<StaffMember, Json> RAW_DATA = TABLE.nullable("raw_data", ColumnType.JSON);
    public static final Column<StaffMember, Instant> LAST_SYNC_AT = TABLE.nullable("last_sync_at", ColumnType.INSTANT);
    public static final Column<StaffMember, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<StaffMember, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id; other programs write it. */
    public static final TableSchema<StaffMember> SCHEMA = TABLE.readOnly(ID, StaffMember::from);

    private StaffMemberColumns() {}
}

package io.twinstore.domain.clients;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The columns of table clients, for queries and upserts, with the values that each can hold. */
public final class ClientColumns {
    private static final TableSchema.Builder<Client> TABLE = TableSchema.of("clients");

    public static final Column<Client, Integer> ID = TABLE.column("id", ColumnType.INTEGER);
    public static final Column<Client, Long> YCLIENTS_ID = TABLE.column("yclients_id", ColumnType.BIGINT);
    public static final Column<Client, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<Client, String> NAME = TABLE.nullable("name", ColumnType.text(255));
    public static final Column<Client, String> PHONE = TABLE.column("phone", ColumnType.text(50));
    public static final Column<Client, String> RAW_PHONE = TABLE.nullable("raw_phone", ColumnType.text(50));
    public static final Column<Client, String> EMAIL = TABLE.nullable("email", ColumnType.text(255));
    public static final Column<Client, BigDecimal> DISCOUNT = TABLE.nullable("discount", ColumnType.decimal(5, 2));
    public static final Column<Client, List<@Nullable Long>> BRANCH_IDS =
            TABLE.nullable("branch_ids", ColumnType.listOf(ColumnType.BIGINT));
    public static final Column<Client, List<@Nullable String>> TAGS =
            TABLE.nullable("tags", ColumnType.listOf(ColumnType.TEXT));
    public static final Column<Client, String> STATUS = TABLE.nullable("status", ColumnType.text(50));
    public static final Column<Client, String> SOURCE = TABLE.nullable("source", ColumnType.text(100));
    public static final Column<Client, Integer> VISIT_COUNT = TABLE.nullable("visit_count", ColumnType.INTEGER);
    public static final Column<Client, BigDecimal> TOTAL_SPENT =
            TABLE.nullable("total_spent", ColumnType.decimal(12, 2));
    public static final Column<Client, LocalDate> FIRST_VISIT_DATE =
            TABLE.nullable("first_visit_date", ColumnType.DATE);
    public static final Column<Client, LocalDate> LAST_VISIT_DATE = TABLE.nullable("last_visit_date", ColumnType.DATE);
    public static final Column<Client, List<@Nullable String>> LAST_SERVICES =
            TABLE.nullable("last_services", ColumnType.listOf(ColumnType.TEXT));
    public static final Column<Client, List<@Nullable Long>> LAST_SERVICE_IDS =
            TABLE.nullable("last_service_ids", ColumnType.listOf(ColumnType.BIGINT));
    public static final Column<Client, List<@Nullable Long>> FAVORITE_STAFF_IDS =
            TABLE.nullable("favorite_staff_ids", ColumnType.listOf(ColumnType.BIGINT));
    public static final Column<Client, List<@Nullable String>> PREFERRED_TIME_SLOTS =
            TABLE.nullable("preferred_time_slots", ColumnType.listOf(ColumnType.text(50)));
    public static final Column<Client, Json> VISIT_HISTORY = TABLE.nullable("visit_history", ColumnType.JSON);
    public static final Column<Client, Json> PREFERENCES = TABLE.nullable("preferences", ColumnType.JSON);
    public static final Column<Client, String> LOYALTY_LEVEL = TABLE.nullable("loyalty_level", ColumnType.text(50));
    public static final Column<Client, String> CLIENT_SEGMENT = TABLE.nullable("client_segment", ColumnType.text(50));
    public static final Column<Client, BigDecimal> AVERAGE_BILL =
            TABLE.nullable("average_bill", ColumnType.decimal(12, 2));
    public static final Column<Client, Boolean> BLACKLISTED = TABLE.column("blacklisted", ColumnType.BOOLEAN);
    public static final Column<Client, String> NOTES = TABLE.nullable("notes", ColumnType.TEXT);
    public static final Column<Client, Boolean> CREATED_BY_AI = TABLE.column("created_by_ai", ColumnType.BOOLEAN);
    public static final Column<Client, Instant> LAST_AI_INTERACTION =
            TABLE.nullable("last_ai_interaction", ColumnType.INSTANT);
    public static final Column<Client, Json> AI_CONTEXT = TABLE.nullable("ai_context", ColumnType.JSON);
    public static final Column<Client, Integer> AI_MESSAGES_COUNT =
            TABLE.nullable("ai_messages_count", ColumnType.INTEGER);
    public static final Column<Client, BigDecimal> AI_SATISFACTION_SCORE =
            TABLE.nullable("ai_satisfaction_score", ColumnType.decimal(3, 2));
    public static final Column<Client, BigDecimal> SERVICES_AMOUNT =
            TABLE.nullable("services_amount", ColumnType.decimal(12, 2));
    public static final Column<Client, BigDecimal> GOODS_AMOUNT =
            TABLE.nullable("goods_amount", ColumnType.decimal(12, 2));
    public static final Column<Client, Json> GOODS_PURCHASES = TABLE.nullable("goods_purchases", ColumnType.JSON);
    public static final Column<Client, Integer> GOODS_COUNT = TABLE.nullable("goods_count", ColumnType.INTEGER);
    public static final Column<Client, Instant> LAST_SYNC_AT = TABLE.nullable("last_sync_at", ColumnType.INSTANT);
    public static final Column<Client, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<Client, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id, upserted by the contract's conflict key. */
    public static final TableSchema<Client> SCHEMA = TABLE.build(
            ID, List.of(YCLIENTS_ID, COMPANY_ID), List.of(YCLIENTS_ID, COMPANY_ID, NAME, PHONE), Client::from);

    private ClientColumns() {}

    /** The fields that every upsert of a client states; what else is stored is added by {@link Row#set}, and what is not keeps its value. */
    public static Row<Client> upsert(long yclientsId, long companyId, String name, String phone) {
        return Row.builder(SCHEMA)
                .set(YCLIENTS_ID, yclientsId)
                .set(COMPANY_ID, companyId)
                .set(NAME, name)
                .set(PHONE, phone)
                .build();
    }
}

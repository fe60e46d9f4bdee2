package io.twinstore.domain.companies;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The columns of table companies, for queries and upserts, with the values that each can hold. */
public final class CompanyColumns {
    private static final TableSchema.Builder<Company> TABLE = TableSchema.of("companies");

    public static final Column<Company, Integer> ID = TABLE.column("id", ColumnType.INTEGER);
    public static final Column<Company, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<Company, Long> YCLIENTS_ID = TABLE.nullable("yclients_id", ColumnType.BIGINT);
    public static final Column<Company, String> TITLE = TABLE.column("title", ColumnType.text(255));
    public static final Column<Company, String> ADDRESS = TABLE.nullable("address", ColumnType.text(500));
    public static final Column<Company, String> PHONE = TABLE.nullable("phone", ColumnType.text(50));
    public static final Column<Company, String> EMAIL = TABLE.nullable("email", ColumnType.text(255));
    public static final Column<Company, String> WEBSITE = TABLE.nullable("website", ColumnType.text(255));
    public static final Column<Company, String> TIMEZONE = TABLE.nullable("timezone", ColumnType.text(100));
    public static final Column<Company, String> WORKING_HOURS = TABLE.nullable("working_hours", ColumnType.text(255));
    public static final Column<Company, BigDecimal> COORDINATE_LAT =
            TABLE.nullable("coordinate_lat", ColumnType.decimal(10, 7));
    public static final Column<Company, BigDecimal> COORDINATE_LON =
            TABLE.nullable("coordinate_lon", ColumnType.decimal(10, 7));
    public static final Column<Company, String> CURRENCY = TABLE.nullable("currency", ColumnType.text(10));
    public static final Column<Company, Boolean> AI_ENABLED = TABLE.column("ai_enabled", ColumnType.BOOLEAN);
    public static final Column<Company, Boolean> SYNC_ENABLED = TABLE.column("sync_enabled", ColumnType.BOOLEAN);
    public static final Column<Company, Boolean> WHATSAPP_ENABLED =
            TABLE.column("whatsapp_enabled", ColumnType.BOOLEAN);
    public static final Column<Company, Json> WHATSAPP_CONFIG = TABLE.nullable("whatsapp_config", ColumnType.JSON);
    public static final Column<Company, Boolean> WHATSAPP_CONNECTED =
            TABLE.column("whatsapp_connected", ColumnType.BOOLEAN);
    public static final Column<Company, String> WHATSAPP_PHONE = TABLE.nullable("whatsapp_phone", ColumnType.text(50));
    public static final Column<Company, Instant> WHATSAPP_CONNECTED_AT =
            TABLE.nullable("whatsapp_connected_at", ColumnType.INSTANT);
    public static final Column<Company, Json> WHATSAPP_SESSION_DATA =
            TABLE.nullable("whatsapp_session_data", ColumnType.JSON);
    public static final Column<Company, String> INTEGRATION_STATUS =
            TABLE.nullable("integration_status", ColumnType.text(100));
    public static final Column<Company, Instant> CONNECTED_AT = TABLE.nullable("connected_at", ColumnType.INSTANT);
    public static final Column<Company, String> MARKETPLACE_USER_ID =
            TABLE.nullable("marketplace_user_id", ColumnType.text(255));
    public static final Column<Company, String> MARKETPLACE_USER_NAME =
            TABLE.nullable("marketplace_user_name", ColumnType.text(255));
    public static final Column<Company, String> MARKETPLACE_USER_PHONE =
            TABLE.nullable("marketplace_user_phone", ColumnType.text(50));
    public static final Column<Company, String> MARKETPLACE_USER_EMAIL =
            TABLE.nullable("marketplace_user_email", ColumnType.text(255));
    public static final Column<Company, String> API_KEY = TABLE.nullable("api_key", ColumnType.text(255));
    public static final Column<Company, String> WEBHOOK_SECRET = TABLE.nullable("webhook_secret", ColumnType.text(255));
    public static final Column<Company, Instant> LAST_PAYMENT_DATE =
            TABLE.nullable("last_payment_date", ColumnType.INSTANT);
    public static final Column<Company, Json> RAW_DATA = TABLE.nullable("raw_data", ColumnType.JSON);
    public static final Column<Company, Instant> LAST_SYNC_AT = TABLE.nullable("last_sync_at", ColumnType.INSTANT);
    public static final Column<Company, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<Company, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id, upserted by the contract's conflict key. */
    public static final TableSchema<Company> SCHEMA =
            TABLE.build(ID, List.of(COMPANY_ID), List.of(COMPANY_ID, TITLE), Company::from);

    private CompanyColumns() {}

    /** The fields that every upsert of a company states; what else is stored is added by {@link Row#set}, and what is not keeps its value. */
    public static Row<Company> upsert(long companyId, String title) {
        return Row.builder(SCHEMA)
                .set(COMPANY_ID, companyId)
                .set(TITLE, title)
                .build();
    }
}

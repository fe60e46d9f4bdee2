package io.twinstore.domain.services;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** The columns of table services, for queries and upserts, with the values that each can hold. */
public final class ServiceColumns {
    private static final TableSchema.Builder<Service> TABLE = TableSchema.of("services");

    public static final Column<Service, Integer> ID = TABLE.column("id", ColumnType.INTEGER);
    public static final Column<Service, Long> YCLIENTS_ID = TABLE.column("yclients_id", ColumnType.BIGINT);
    public static final Column<Service, Long> COMPANY_ID = TABLE.column("company_id", ColumnType.BIGINT);
    public static final Column<Service, String> TITLE = TABLE.column("title", ColumnType.text(500));
    public static final Column<Service, Long> CATEGORY_ID = TABLE.nullable("category_id", ColumnType.BIGINT);
    public static final Column<Service, String> CATEGORY_TITLE = TABLE.nullable("category_title", ColumnType.text(255));
    public static final Column<Service, BigDecimal> PRICE_MIN = TABLE.nullable("price_min", ColumnType.decimal(12, 2));
    public static final Column<Service, BigDecimal> PRICE_MAX = TABLE.nullable("price_max", ColumnType.decimal(12, 2));
    public static final Column<Service, BigDecimal> DISCOUNT = TABLE.nullable("discount", ColumnType.decimal(5, 2));
    public static final Column<Service, Integer> DURATION = TABLE.nullable("duration", ColumnType.INTEGER);
    public static final Column<Service, Integer> SEANCE_LENGTH = TABLE.nullable("seance_length", ColumnType.INTEGER);
    public static final Column<Service, Boolean> IS_ACTIVE = TABLE.column("is_active", ColumnType.BOOLEAN);
    public static final Column<Service, Boolean> IS_BOOKABLE = TABLE.column("is_bookable", ColumnType.BOOLEAN);
    public static final Column<Service, String> DESCRIPTION = TABLE.nullable("description", ColumnType.TEXT);
    public static final Column<Service, Integer> WEIGHT = TABLE.nullable("weight", ColumnType.INTEGER);
    public static final Column<Service, String> IMAGE_URL = TABLE.nullable("image_url", ColumnType.text(500));
    public static final Column<Service, Json> DECLENSIONS = TABLE.nullable("declensions", ColumnType.JSON);
    public static final Column<Service, Json> RAW_DATA = TABLE.nullable("raw_data", ColumnType.JSON);
    public static final Column<Service, Instant> LAST_SYNC_AT = TABLE.nullable("last_sync_at", ColumnType.INSTANT);
    public static final Column<Service, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<Service, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id, upserted by the contract's conflict key. */
    public static final TableSchema<Service> SCHEMA =
            TABLE.build(ID, List.of(YCLIENTS_ID, COMPANY_ID), List.of(YCLIENTS_ID, COMPANY_ID, TITLE), Service::from);

    private ServiceColumns() {}

    /** The fields that every upsert of a service states; what else is stored is added by {@link Row#set}, and what is not keeps its value. */
    public static Row<Service> upsert(long yclientsId, long companyId, String title) {
        return Row.builder(SCHEMA)
                .set(YCLIENTS_ID, yclientsId)
                .set(COMPANY_ID, companyId)
                .set(TITLE, title)
                .build();
    }
}

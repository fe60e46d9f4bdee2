package io.twinstore.domain.services;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A service that a salon offers; duration in minutes, seance length in seconds. */
public record Service(
        int id,
        long yclientsId,
        long companyId,
        String title,
        @Nullable Long categoryId,
        @Nullable String categoryTitle,
        @Nullable BigDecimal priceMin,
        @Nullable BigDecimal priceMax,
        @Nullable BigDecimal discount,
        @Nullable Integer duration,
        @Nullable Integer seanceLength,
        boolean isActive,
        boolean isBookable,
        @Nullable String description,
        @Nullable Integer weight,
        @Nullable String imageUrl,
        @Nullable Json declensions,
        @Nullable Json rawData,
        @Nullable Instant lastSyncAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The service in a row that a store answered. */
    static Service from(Row<Service> row) {
        return new Service(
                row.require(ServiceColumns.ID),
                row.require(ServiceColumns.YCLIENTS_ID),
                row.require(ServiceColumns.COMPANY_ID),
                row.require(ServiceColumns.TITLE),
                row.get(ServiceColumns.CATEGORY_ID),
                row.get(ServiceColumns.CATEGORY_TITLE),
                row.get(ServiceColumns.PRICE_MIN),
                row.get(ServiceColumns.PRICE_MAX),
                row.get(ServiceColumns.DISCOUNT),
                row.get(ServiceColumns.DURATION),
                row.get(ServiceColumns.SEANCE_LENGTH),
                row.require(ServiceColumns.IS_ACTIVE),
                row.require(ServiceColumns.IS_BOOKABLE),
                row.get(ServiceColumns.DESCRIPTION),
                row.get(ServiceColumns.WEIGHT),
                row.get(ServiceColumns.IMAGE_URL),
                row.get(ServiceColumns.DECLENSIONS),
                row.get(ServiceColumns.RAW_DATA),
                row.get(ServiceColumns.LAST_SYNC_AT),
                row.require(ServiceColumns.CREATED_AT),
                row.require(ServiceColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return ServiceColumns.SCHEMA + " " + id;
    }
}

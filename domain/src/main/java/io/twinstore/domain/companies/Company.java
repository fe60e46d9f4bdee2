package io.twinstore.domain.companies;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A salon, keyed by the id that YCLIENTS gave it. */
public record Company(
        int id,
        long companyId,
        @Nullable Long yclientsId,
        String title,
        @Nullable String address,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String website,
        @Nullable String timezone,
        @Nullable String workingHours,
        @Nullable BigDecimal coordinateLat,
        @Nullable BigDecimal coordinateLon,
        @Nullable String currency,
        boolean aiEnabled,
        boolean syncEnabled,
        boolean whatsappEnabled,
        @Nullable Json whatsappConfig,
        boolean whatsappConnected,
        @Nullable String whatsappPhone,
        @Nullable Instant whatsappConnectedAt,
        @Nullable Json whatsappSessionData,
        @Nullable String integrationStatus,
        @Nullable Instant connectedAt,
        @Nullable String marketplaceUserId,
        @Nullable String marketplaceUserName,
        @Nullable String marketplaceUserPhone,
        @Nullable String marketplaceUserEmail,
        @Nullable String apiKey,
        @Nullable String webhookSecret,
        @Nullable Instant lastPaymentDate,
        @Nullable Json rawData,
        @Nullable Instant lastSyncAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The company in a row that a store answered. */
    static Company from(Row<Company> row) {
        return new Company(
                row.require(CompanyColumns.ID),
                row.require(CompanyColumns.COMPANY_ID),
                row.get(CompanyColumns.YCLIENTS_ID),
                row.require(CompanyColumns.TITLE),
                row.get(CompanyColumns.ADDRESS),
                row.get(CompanyColumns.PHONE),
                row.get(CompanyColumns.EMAIL),
                row.get(CompanyColumns.WEBSITE),
                row.get(CompanyColumns.TIMEZONE),
                row.get(CompanyColumns.WORKING_HOURS),
                row.get(CompanyColumns.COORDINATE_LAT),
                row.get(CompanyColumns.COORDINATE_LON),
                row.get(CompanyColumns.CURRENCY),
                row.require(CompanyColumns.AI_ENABLED),
                row.require(CompanyColumns.SYNC_ENABLED),
                row.require(CompanyColumns.WHATSAPP_ENABLED),
                row.get(CompanyColumns.WHATSAPP_CONFIG),
                row.require(CompanyColumns.WHATSAPP_CONNECTED),
                row.get(CompanyColumns.WHATSAPP_PHONE),
                row.get(CompanyColumns.WHATSAPP_CONNECTED_AT),
                row.get(CompanyColumns.WHATSAPP_SESSION_DATA),
                row.get(CompanyColumns.INTEGRATION_STATUS),
                row.get(CompanyColumns.CONNECTED_AT),
                row.get(CompanyColumns.MARKETPLACE_USER_ID),
                row.get(CompanyColumns.MARKETPLACE_USER_NAME),
                row.get(CompanyColumns.MARKETPLACE_USER_PHONE),
                row.get(CompanyColumns.MARKETPLACE_USER_EMAIL),
                row.get(CompanyColumns.API_KEY),
                row.get(CompanyColumns.WEBHOOK_SECRET),
                row.get(CompanyColumns.LAST_PAYMENT_DATE),
                row.get(CompanyColumns.RAW_DATA),
                row.get(CompanyColumns.LAST_SYNC_AT),
                row.require(CompanyColumns.CREATED_AT),
                row.require(CompanyColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return CompanyColumns.SCHEMA + " " + id;
    }
}

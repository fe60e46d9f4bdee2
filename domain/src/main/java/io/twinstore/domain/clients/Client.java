package io.twinstore.domain.clients;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A salon's client as YCLIENTS and the assistant know them. */
public record Client(
        int id,
        long yclientsId,
        long companyId,
        @Nullable String name,
        String phone,
        @Nullable String rawPhone,
        @Nullable String email,
        @Nullable BigDecimal discount,
        @Nullable List<@Nullable Long> branchIds,
        @Nullable List<@Nullable String> tags,
        @Nullable String status,
        @Nullable String source,
        @Nullable Integer visitCount,
        @Nullable BigDecimal totalSpent,
        @Nullable LocalDate firstVisitDate,
        @Nullable LocalDate lastVisitDate,
        @Nullable List<@Nullable String> lastServices,
        @Nullable List<@Nullable Long> lastServiceIds,
        @Nullable List<@Nullable Long> favoriteStaffIds,
        @Nullable List<@Nullable String> preferredTimeSlots,
        @Nullable Json visitHistory,
        @Nullable Json preferences,
        @Nullable String loyaltyLevel,
        @Nullable String clientSegment,
        @Nullable BigDecimal averageBill,
        boolean blacklisted,
        @Nullable String notes,
        boolean createdByAi,
        @Nullable Instant lastAiInteraction,
        @Nullable Json aiContext,
        @Nullable Integer aiMessagesCount,
        @Nullable BigDecimal aiSatisfactionScore,
        @Nullable BigDecimal servicesAmount,
        @Nullable BigDecimal goodsAmount,
        @Nullable Json goodsPurchases,
        @Nullable Integer goodsCount,
        @Nullable Instant lastSyncAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The client in a row that a store answered. */
    static Client from(Row<Client> row) {
        return new Client(
                row.require(ClientColumns.ID),
                row.require(ClientColumns.YCLIENTS_ID),
                row.require(ClientColumns.COMPANY_ID),
                row.get(ClientColumns.NAME),
                row.require(ClientColumns.PHONE),
                row.get(ClientColumns.RAW_PHONE),
                row.get(ClientColumns.EMAIL),
                row.get(ClientColumns.DISCOUNT),
                row.get(ClientColumns.BRANCH_IDS),
                row.get(ClientColumns.TAGS),
                row.get(ClientColumns.STATUS),
                row.get(ClientColumns.SOURCE),
                row.get(ClientColumns.VISIT_COUNT),
                row.get(ClientColumns.TOTAL_SPENT),
                row.get(ClientColumns.FIRST_VISIT_DATE),
                row.get(ClientColumns.LAST_VISIT_DATE),
                row.get(ClientColumns.LAST_SERVICES),
                row.get(ClientColumns.LAST_SERVICE_IDS),
                row.get(ClientColumns.FAVORITE_STAFF_IDS),
                row.get(ClientColumns.PREFERRED_TIME_SLOTS),
                row.get(ClientColumns.VISIT_HISTORY),
                row.get(ClientColumns.PREFERENCES),
                row.get(ClientColumns.LOYALTY_LEVEL),
                row.get(ClientColumns.CLIENT_SEGMENT),
                row.get(ClientColumns.AVERAGE_BILL),
                row.require(ClientColumns.BLACKLISTED),
                row.get(ClientColumns.NOTES),
                row.require(ClientColumns.CREATED_BY_AI),
                row.get(ClientColumns.LAST_AI_INTERACTION),
                row.get(ClientColumns.AI_CONTEXT),
                row.get(ClientColumns.AI_MESSAGES_COUNT),
                row.get(ClientColumns.AI_SATISFACTION_SCORE),
                row.get(ClientColumns.SERVICES_AMOUNT),
                row.get(ClientColumns.GOODS_AMOUNT),
                row.get(ClientColumns.GOODS_PURCHASES),
                row.get(ClientColumns.GOODS_COUNT),
                row.get(ClientColumns.LAST_SYNC_AT),
                row.require(ClientColumns.CREATED_AT),
                row.require(ClientColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return ClientColumns.SCHEMA + " " + id;
    }
}

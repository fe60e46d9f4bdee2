package io.twinstore.domain.staff;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A person who works at a salon. */
public record StaffMember(
        int id,
        long yclientsId,
        long companyId,
        String name,
        @Nullable String specialization,
        @Nullable String position,
        boolean isActive,
        boolean isBookable,
        @Nullable BigDecimal rating,
        @Nullable Integer votesCount,
        @Nullable Integer commentsCount,
        @Nullable String avatarUrl,
        @Nullable String information,
        @Nullable List<@Nullable Long> serviceIds,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String telegram,
        @Nullable Integer experienceYears,
        @Nullable String levelName,
        @Nullable Json declensions,
        @Nullable Json rawData,
        @Nullable Instant lastSyncAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The member in a row that a store answered. */
    static StaffMember from(Row<StaffMember> row) {
        return new StaffMember(
                row.require(StaffMemberColumns.ID),
                row.require(StaffMemberColumns.YCLIENTS_ID),
                row.require(StaffMemberColumns.COMPANY_ID),
                row.require(StaffMemberColumns.NAME),
                row.get(StaffMemberColumns.SPECIALIZATION),
                row.get(StaffMemberColumns.POSITION),
                row.require(StaffMemberColumns.IS_ACTIVE),
                row.require(StaffMemberColumns.IS_BOOKABLE),
                row.get(StaffMemberColumns.RATING),
                row.get(StaffMemberColumns.VOTES_COUNT),
                row.get(StaffMemberColumns.COMMENTS_COUNT),
                row.get(StaffMemberColumns.AVATAR_URL),
                row.get(StaffMemberColumns.INFORMATION),
                row.get(StaffMemberColumns.SERVICE_IDS),
                row.get(StaffMemberColumns.EMAIL),
                row.get(StaffMemberColumns.PHONE),
                row.get(StaffMemberColumns.TELEGRAM),
                row.get(StaffMemberColumns.EXPERIENCE_YEARS),
                row.get(StaffMemberColumns.LEVEL_NAME),
                row.get(StaffMemberColumns.DECLENSIONS),
                row.get(StaffMemberColumns.RAW_DATA),
                row.get(StaffMemberColumns.LAST_SYNC_AT),
                row.require(StaffMemberColumns.CREATED_AT),
                row.require(StaffMemberColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return StaffMemberColumns.SCHEMA + " " + id;
    }
}

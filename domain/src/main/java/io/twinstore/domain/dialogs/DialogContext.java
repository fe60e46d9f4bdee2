package io.twinstore.domain.dialogs;

import io.twinstore.domain.rows.Row;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the assistant remembers of a conversation; the user id is the messenger's, usually a phone number. */
public record DialogContext(
        UUID id,
        String userId,
        @Nullable Long companyId,
        @Nullable Integer clientId,
        @Nullable String state,
        @Nullable Json data,
        @Nullable Json messages,
        @Nullable Integer messageCount,
        @Nullable Instant lastActivity,
        @Nullable UUID lastBookingId,
        @Nullable String sessionType,
        @Nullable Json contextMetadata,
        @Nullable Instant expiresAt,
        Instant createdAt,
        Instant updatedAt) {

    /** The context in a row that a store answered. */
    static DialogContext from(Row<DialogContext> row) {
        return new DialogContext(
                row.require(DialogContextColumns.ID),
                row.require(DialogContextColumns.USER_ID),
                row.get(DialogContextColumns.COMPANY_ID),
                row.get(DialogContextColumns.CLIENT_ID),
                row.get(DialogContextColumns.STATE),
                row.get(DialogContextColumns.DATA),
                row.get(DialogContextColumns.MESSAGES),
                row.get(DialogContextColumns.MESSAGE_COUNT),
                row.get(DialogContextColumns.LAST_ACTIVITY),
                row.get(DialogContextColumns.LAST_BOOKING_ID),
                row.get(DialogContextColumns.SESSION_TYPE),
                row.get(DialogContextColumns.CONTEXT_METADATA),
                row.get(DialogContextColumns.EXPIRES_AT),
                row.require(DialogContextColumns.CREATED_AT),
                row.require(DialogContextColumns.UPDATED_AT));
    }

    /** Table and id only: the values are the salon's. */
    @Override
    public String toString() {
        return DialogContextColumns.SCHEMA + " " + id;
    }
}

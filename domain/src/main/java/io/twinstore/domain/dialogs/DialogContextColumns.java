package io.twinstore.domain.dialogs;

import io.twinstore.domain.rows.Column;
import io.twinstore.domain.rows.ColumnType;
import io.twinstore.domain.rows.Row;
import io.twinstore.domain.rows.TableSchema;
import io.twinstore.domain.values.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The columns of table dialog_contexts, for queries and upserts, with the values that each can hold. */
public final class DialogContextColumns {
    private static final TableSchema.Builder<DialogContext> TABLE = TableSchema.of("dialog_contexts");

    public static final Column<DialogContext, UUID> ID = TABLE.column("id", ColumnType.UUID);
    public static final Column<DialogContext, String> USER_ID = TABLE.column("user_id", ColumnType.text(255));
    public static final Column<DialogContext, Long> COMPANY_ID = TABLE.nullable("company_id", ColumnType.BIGINT);
    public static final Column<DialogContext, Integer> CLIENT_ID = TABLE.nullable("client_id", ColumnType.INTEGER);
    public static final Column<DialogContext, String> STATE = TABLE.nullable("state", ColumnType.text(100));
    public static final Column<DialogContext, Json> DATA = TABLE.nullable("data", ColumnType.JSON);
    public static final Column<DialogContext, Json> MESSAGES = TABLE.nullable("messages", ColumnType.JSON);
    public static final Column<DialogContext, Integer> MESSAGE_COUNT =
            TABLE.nullable("message_count", ColumnType.INTEGER);
    public static final Column<DialogContext, Instant> LAST_ACTIVITY =
            TABLE.nullable("last_activity", ColumnType.INSTANT);
    public static final Column<DialogContext, UUID> LAST_BOOKING_ID =
            TABLE.nullable("last_booking_id", ColumnType.UUID);
    public static final Column<DialogContext, String> SESSION_TYPE =
            TABLE.nullable("session_type", ColumnType.text(50));
    public static final Column<DialogContext, Json> CONTEXT_METADATA =
            TABLE.nullable("context_metadata", ColumnType.JSON);
    public static final Column<DialogContext, Instant> EXPIRES_AT = TABLE.nullable("expires_at", ColumnType.INSTANT);
    public static final Column<DialogContext, Instant> CREATED_AT = TABLE.column("created_at", ColumnType.INSTANT);
    public static final Column<DialogContext, Instant> UPDATED_AT = TABLE.column("updated_at", ColumnType.INSTANT);

    /** The table: keyed by id, upserted by the contract's conflict key. */
    public static final TableSchema<DialogContext> SCHEMA =
            TABLE.build(ID, List.of(USER_ID), List.of(USER_ID), DialogContext::from);

    private DialogContextColumns() {}

    /** The field that every upsert of a context states; what else is stored is added by {@link Row#set}, and what is not keeps its value. */
    public static Row<DialogContext> upsert(String userId) {
        return Row.builder(SCHEMA).set(USER_ID, userId).build();
    }
}

package io.twinstore.postgres;

import static io.twinstore.postgres.generated.Tables.DIALOG_CONTEXTS;

import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.query.Limits;

/** Dialog contexts in PostgreSQL. */
final class JooqDialogContextRepository extends JooqRepository<DialogContext> implements DialogContextRepository {
    private static final Mapping<DialogContext> MAPPING = new Mapping<>(DialogContextColumns.SCHEMA, DIALOG_CONTEXTS)
            .with(DialogContextColumns.ID, DIALOG_CONTEXTS.ID, Codec.UUID)
            .with(DialogContextColumns.USER_ID, DIALOG_CONTEXTS.USER_ID, Codec.TEXT)
            .with(DialogContextColumns.COMPANY_ID, DIALOG_CONTEXTS.COMPANY_ID, Codec.BIGINT)
            .with(DialogContextColumns.CLIENT_ID, DIALOG_CONTEXTS.CLIENT_ID, Codec.INTEGER)
            .with(DialogContextColumns.STATE, DIALOG_CONTEXTS.STATE, Codec.TEXT)
            .with(DialogContextColumns.DATA, DIALOG_CONTEXTS.DATA, Codec.JSON)
            .with(DialogContextColumns.MESSAGES, DIALOG_CONTEXTS.MESSAGES, Codec.JSON)
            .with(DialogContextColumns.MESSAGE_COUNT, DIALOG_CONTEXTS.MESSAGE_COUNT, Codec.INTEGER)
            .with(DialogContextColumns.LAST_ACTIVITY, DIALOG_CONTEXTS.LAST_ACTIVITY, Codec.INSTANT)
            .with(DialogContextColumns.LAST_BOOKING_ID, DIALOG_CONTEXTS.LAST_BOOKING_ID, Codec.UUID)
            .with(DialogContextColumns.SESSION_TYPE, DIALOG_CONTEXTS.SESSION_TYPE, Codec.TEXT)
            .with(DialogContextColumns.CONTEXT_METADATA, DIALOG_CONTEXTS.CONTEXT_METADATA, Codec.JSON)
            .with(DialogContextColumns.EXPIRES_AT, DIALOG_CONTEXTS.EXPIRES_AT, Codec.INSTANT)
            .with(DialogContextColumns.CREATED_AT, DIALOG_CONTEXTS.CREATED_AT, Codec.INSTANT)
            .with(DialogContextColumns.UPDATED_AT, DIALOG_CONTEXTS.UPDATED_AT, Codec.INSTANT);

    JooqDialogContextRepository(Database database, Limits limits) {
        super(database, limits, MAPPING);
    }
}

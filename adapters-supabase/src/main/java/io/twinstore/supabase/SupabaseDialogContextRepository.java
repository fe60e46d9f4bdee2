package io.twinstore.supabase;

import io.twinstore.domain.dialogs.DialogContext;
import io.twinstore.domain.dialogs.DialogContextColumns;
import io.twinstore.domain.dialogs.DialogContextRepository;
import io.twinstore.domain.query.Limits;

/** Dialog contexts in Supabase. */
final class SupabaseDialogContextRepository extends SupabaseRepository<DialogContext>
        implements DialogContextRepository {
    SupabaseDialogContextRepository(PostgrestClient client, Limits limits) {
        super(client, limits, DialogContextColumns.SCHEMA);
    }
}

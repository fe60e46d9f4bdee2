package io.twinstore.supabase.planted;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.SchemaMigration;

/** Planted against the rules of an adapter, one of which it breaks by being public. */
public interface SupabasePlants {
    interface KnowsApplication {
        DataLayer known();
    }

    interface KnowsSchema {
        SchemaMigration known();
    }

    interface KnowsPostgres {
        PostgresStore known();
    }
}

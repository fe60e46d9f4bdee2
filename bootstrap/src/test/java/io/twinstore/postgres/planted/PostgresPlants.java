package io.twinstore.postgres.planted;

import io.twinstore.application.facade.DataLayer;
import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.schema.SchemaMigration;
import io.twinstore.supabase.SupabaseStore;

/** Planted against the rules of an adapter, one of which it breaks by being public. */
public interface PostgresPlants {
    interface KnowsApplication {
        DataLayer known();
    }

    interface KnowsSchema {
        SchemaMigration known();
    }

    interface KnowsSupabase {
        SupabaseStore known();
    }

    interface KnowsBootstrap {
        Configuration known();
    }
}

package io.twinstore.application.planted;

import io.twinstore.bootstrap.config.Configuration;
import io.twinstore.postgres.PostgresStore;
import io.twinstore.schema.SchemaMigration;
import org.slf4j.Logger;

/** Planted against the rules of the application. */
public interface ApplicationPlants {
    interface KnowsAdapter {
        PostgresStore known();
    }

    interface KnowsSchema {
        SchemaMigration known();
    }

    interface KnowsBootstrap {
        Configuration known();
    }

    interface KnowsLogger {
        Logger known();
    }
}

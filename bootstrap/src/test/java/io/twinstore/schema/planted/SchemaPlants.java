package io.twinstore.schema.planted;

import io.twinstore.domain.store.Store;
import java.sql.Connection;
import javax.sql.DataSource;
import org.postgresql.Driver;

/** Planted against the rules of the schema. */
public interface SchemaPlants {
    interface KnowsDomain {
        Store known();
    }

    interface KnowsConnection {
        Connection known();
    }

    interface KnowsDataSource {
        DataSource known();
    }

    interface KnowsDriver {
        Driver known();
    }
}

package io.twinstore.domain.inspection;

import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.util.List;

/** Asks the store that a salon moves into about itself. */
public interface TargetInspection {

    /**
     * What it says of itself and of these tables.
     *
     * @throws io.twinstore.domain.errors.StoreException when it cannot be asked
     */
    TargetFacts facts(List<Table> tables);

    /** How large these tables are, and which time zone the database has. */
    DatabaseFacts database(List<Table> tables);

    /** Checks foreign keys, unique keys and sequences by the rows that are there already. */
    ConstraintReport constraints();
}

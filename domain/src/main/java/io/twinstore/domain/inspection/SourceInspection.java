package io.twinstore.domain.inspection;

import io.twinstore.domain.tables.ConstraintReport;
import io.twinstore.domain.tables.Table;
import java.util.List;
import java.util.Optional;

/** Asks the store that a salon moves out of about itself. */
public interface SourceInspection {

    /**
     * What it says of itself and of these tables.
     *
     * @throws io.twinstore.domain.errors.StoreException when it cannot be asked, or refuses the key
     */
    SourceFacts facts(List<Table> tables);

    /** Whether a row has no value in a column. */
    boolean anyNull(Table table, String column);

    /** Whether a row has a text in a column that is longer than so many characters. */
    boolean anyLonger(Table table, String column, int length);

    /** What rows of these tables break of our schema's keys; nothing where only single rows can be asked for. */
    default Optional<ConstraintReport> constraints(List<Table> tables) {
        return Optional.empty();
    }

    /** How large these tables are, and which time zone the database has; nothing where only the API can be asked. */
    default Optional<DatabaseFacts> database(List<Table> tables) {
        return Optional.empty();
    }

    /** The columns with arrays whose places do not begin at 1, which JSON cannot say; none where nobody can tell. */
    default List<String> shiftedArrays(Table table) {
        return List.of();
    }
}

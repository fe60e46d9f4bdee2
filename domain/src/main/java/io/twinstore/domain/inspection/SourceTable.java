package io.twinstore.domain.inspection;

import java.util.List;
import java.util.Optional;

/**
 * A table as the source describes it.
 *
 * @param hasRows whether the key sees a row
 * @param columns nothing when neither a description nor a row tells them
 */
public record SourceTable(String name, Access access, boolean hasRows, List<ColumnFacts> columns) {

    /** Whether the key may read a table. */
    public enum Access {
        /** It may. */
        READ,
        /** The role of the key lacks the privilege on this table. */
        REFUSED,
        /** The API serves no such table. */
        MISSING
    }

    /** Takes a copy. */
    public SourceTable {
        columns = List.copyOf(columns);
    }

    /** The column of that name. */
    public Optional<ColumnFacts> column(String name) {
        return columns.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}

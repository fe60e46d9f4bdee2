package io.twinstore.domain.inspection;

import java.util.List;
import java.util.Optional;

/**
 * A table as the target's catalogue has it.
 *
 * @param lacking the privileges that a move needs and the user has not, in SQL's words
 * @param rowSecurity whether row-level security holds for the user
 */
public record TargetTable(String name, List<ColumnFacts> columns, List<String> lacking, boolean rowSecurity) {

    /** Takes copies. */
    public TargetTable {
        columns = List.copyOf(columns);
        lacking = List.copyOf(lacking);
    }

    /** The column of that name. */
    public Optional<ColumnFacts> column(String name) {
        return columns.stream().filter(each -> each.name().equals(name)).findFirst();
    }
}

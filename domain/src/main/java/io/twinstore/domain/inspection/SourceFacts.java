package io.twinstore.domain.inspection;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the source says of itself.
 *
 * @param place the store and its address
 * @param described whether its API describes types and lengths, and not names alone
 * @param hidesRows why rows may be hidden from the key, and which key is needed; null when it sees every row
 * @param anyKey whether the operator has said that the key sees every row all the same
 */
public record SourceFacts(
        String place, boolean described, @Nullable String hidesRows, boolean anyKey, List<SourceTable> tables) {

    /** Takes a copy. */
    public SourceFacts {
        tables = List.copyOf(tables);
    }

    /** The table of that name; one that nobody has asked for is missing. */
    public SourceTable table(String name) {
        return tables.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(new SourceTable(name, SourceTable.Access.MISSING, false, List.of()));
    }
}

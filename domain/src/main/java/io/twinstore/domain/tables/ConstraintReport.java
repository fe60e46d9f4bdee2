package io.twinstore.domain.tables;

import java.util.List;
import java.util.Map;

/**
 * Whether the rows of a store keep the rules of the schema, found by looking at the rows and not by trusting the store to
 * have refused others.
 *
 * @param checked how many constraints of each kind were checked
 * @param violations those that are broken, by table
 */
public record ConstraintReport(Map<Kind, Integer> checked, List<Violation> violations) {

    /** What a constraint asks of rows. */
    public enum Kind {
        /** Each row that is referred to is there. */
        FOREIGN_KEY,
        /** No two rows have the same key; primary keys are among these. */
        UNIQUE_KEY,
        /** The next id that a sequence gives is not taken. */
        SEQUENCE
    }

    /**
     * A constraint that is broken.
     *
     * @param name by which the schema knows it
     * @param rows how many rows break it; of a sequence, how many ids it is behind
     */
    public record Violation(Kind kind, String table, String name, long rows) {}

    /** Takes copies. */
    public ConstraintReport {
        checked = Map.copyOf(checked);
        violations = List.copyOf(violations);
    }

    /** How many constraints of a kind were checked. */
    public int checked(Kind kind) {
        return checked.getOrDefault(kind, 0);
    }

    /** The broken ones of a kind. */
    public List<Violation> violations(Kind kind) {
        return violations.stream().filter(each -> each.kind() == kind).toList();
    }
}

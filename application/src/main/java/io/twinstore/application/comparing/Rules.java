package io.twinstore.application.comparing;

import io.twinstore.domain.query.Listing;
import io.twinstore.domain.rows.RowKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Why answers may differ though nothing is wrong. */
final class Rules {
    /** A write has reached one store and not yet the other. */
    static final String PENDING_KEY = "pending key";
    /** Which rows are above the limit of a list that is ordered by text depends on the server's collation. */
    static final String CUT_LIST = "cut list";
    /** The control itself answers something else by now. */
    static final String CHANGING = "changing";

    private final Set<RowKey> pending;
    private final boolean orderedByText;
    private final Listing<?> control;
    private final Listing<?> candidate;

    /** With those of the differing rows that are pending. */
    Rules(Set<RowKey> pending, boolean orderedByText, Listing<?> control, Listing<?> candidate) {
        this.pending = pending;
        this.orderedByText = orderedByText;
        this.control = control;
        this.candidate = candidate;
    }

    /** The differences that no rule explains. */
    List<Difference> unexplained(List<Difference> differences) {
        return withoutCut(withoutPending(differences));
    }

    /** The rule that explains all these differences, if they are all explained. */
    Optional<String> explaining(List<Difference> differences) {
        var others = withoutPending(differences);
        if (others.isEmpty()) {
            return Optional.of(PENDING_KEY);
        }
        return withoutCut(others).isEmpty() ? Optional.of(CUT_LIST) : Optional.empty();
    }

    /** A pending row that is not in the one answer can let another row into it. */
    private List<Difference> withoutPending(List<Difference> differences) {
        boolean mayLetIn =
                cut() || (control.rows().size() <= 1 && candidate.rows().size() <= 1);
        if (differences.stream().noneMatch(this::isPending)) {
            return differences;
        }
        return differences.stream()
                .filter(difference -> !isPending(difference) && !(mayLetIn && difference.oneSided()))
                .toList();
    }

    private boolean isPending(Difference difference) {
        var key = difference.key();
        return key != null && pending.contains(key);
    }

    private List<Difference> withoutCut(List<Difference> differences) {
        return orderedByText && cut()
                ? differences.stream()
                        .filter(difference -> !difference.oneSided())
                        .toList()
                : differences;
    }

    private boolean cut() {
        return control.more() || candidate.more();
    }
}

package io.twinstore.application.journal;

import java.util.Optional;

/**
 * Whether something may differ between the stores of which no pending write tells. It is open at first, and only a
 * validation that found them equal while every write was journaled closes it.
 */
public interface UnverifiedDivergence {
    /** Open for good. */
    UnverifiedDivergence NEVER_VALIDATED = new UnverifiedDivergence() {
        @Override
        public Optional<String> problem() {
            return Optional.of("they were never compared");
        }

        @Override
        public void open(String reason) {}
    };

    /** Why it is open; nothing when it is closed. */
    Optional<String> problem();

    /** Opens it, durably; the reason is for an operator. */
    void open(String reason);
}

package io.twinstore.application.switching;

import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.util.function.Function;

/**
 * Writes of a copy to PostgreSQL, which leave no pending key: they keep the primary from changing while they are under way,
 * are refused when PostgreSQL is the primary, and open the unverified divergence.
 */
public final class UnjournaledWrites {
    /** A change of the primary keeps writes waiting for less. */
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final SharedState state;
    private final String reason;

    /**
     * Over this state.
     *
     * @param reason why the stores may differ afterwards, such as 'rows were imported'
     */
    public UnjournaledWrites(SharedState state, String reason) {
        this.state = state;
        this.reason = reason;
    }

    /** Refuses when PostgreSQL is the primary, whose rows are newer than any copy of Supabase's. */
    public void requireOtherPrimary() {
        if (state.flags().primary().filter(Backend.POSTGRES::equals).isPresent()) {
            throw new RefusedException("PostgreSQL is the primary, whose rows would be overwritten with older ones;"
                    + " first 'twinstore flags set TIMEWEB_IS_PRIMARY=false'");
        }
    }

    /**
     * Does the work while the primary stays what it is.
     *
     * @param work is given what it runs before its writes can be seen, and only if it writes at all: it opens the
     *     unverified divergence
     */
    @SuppressWarnings("try") // a write counts as under way until its answer is closed
    public <T> T during(Function<Runnable, T> work) {
        state.prepare();
        try (var registration = state.processes().register();
                var writes = registration.activeWrites(() -> true, TIMEOUT);
                var active = writes.enter()) {
            requireOtherPrimary();
            return work.apply(this::openDivergence);
        }
    }

    /** Opens the unverified divergence, which is also for writes that others made, once programs have a primary. */
    public void openDivergence() {
        if (state.flags().primary().isPresent()) {
            state.divergence().open(reason);
        }
    }
}

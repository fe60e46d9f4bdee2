package io.twinstore.application.switching;

import io.twinstore.application.journal.UnverifiedDivergence;
import java.time.Instant;

/** The unverified divergence of all processes, which a validation may close. */
public interface SharedDivergence extends UnverifiedDivergence {

    /** What {@link #close} must be told: it differs after every opening from now on. */
    String state();

    /** Closes it, unless it was opened since the state was asked for; answers whether that closed it. */
    boolean close(String state, Instant when);
}

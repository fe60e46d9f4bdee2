package io.twinstore.application.facade;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every operation.
 *
 * @param data what was found or stored; null when nothing was found, and after a failure
 * @param error why there is no answer; null after a success
 * @param operation the contract's name of the operation
 * @param timestamp when the answer was made, by the clock that was handed in
 * @param backend the store that answered, or was asked
 * @param counts of the rows in data; null when data is no list
 * @param fallback why another store answered a read than the one that should have; null when it is the one
 */
public record Envelope<T>(
        boolean success,
        @Nullable T data,
        @Nullable Failure error,
        String operation,
        Instant timestamp,
        Backend backend,
        @Nullable Counts counts,
        @Nullable Fallback fallback) {

    /** What went wrong, with a message for the user that says what to do. */
    public record Failure(ErrorKind kind, String message) {}

    /**
     * A read that was answered by the other store.
     *
     * @param insteadOf the store that should have answered but is down
     * @param marksRemain whether writes of this process are known to be missing in one of the stores
     */
    public record Fallback(Backend insteadOf, boolean marksRemain) {}

    /**
     * How many rows there are.
     *
     * @param more whether a limit cut the list off
     */
    public record Counts(int rows, boolean more) {}
}

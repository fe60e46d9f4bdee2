package io.twinstore.application.facade;

import io.twinstore.domain.errors.ErrorKind;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of every operation: a success with what was found or stored, a success with nothing found, or a failure.
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
        @Nullable T data,
        @Nullable Failure error,
        String operation,
        Instant timestamp,
        Backend backend,
        @Nullable Counts counts,
        @Nullable Fallback fallback) {

    /** Refuses data beside an error. */
    public Envelope {
        if (error != null && data != null) {
            throw new IllegalArgumentException("a failure has no data");
        }
    }

    /** Whether the store did what it was asked, even if it found nothing. */
    public boolean success() {
        return error == null;
    }

    /** Whether there is data: something was found or stored. */
    public boolean found() {
        return data != null;
    }

    /**
     * The data, which a list and an upsert always have.
     *
     * @throws StoreException of the error's kind after a failure
     * @throws NoSuchElementException when a single row was asked for and none was found
     */
    public T orElseThrow() {
        return toOptional().orElseThrow(() -> new NoSuchElementException(operation + ": nothing was found"));
    }

    /**
     * The data, or nothing when nothing was found.
     *
     * @throws StoreException of the error's kind after a failure
     */
    public Optional<T> toOptional() {
        if (error != null) {
            throw error.toException();
        }
        return Optional.ofNullable(data);
    }

    /** What went wrong, with a message for the user that says what to do. */
    public record Failure(ErrorKind kind, String message) {
        /** The failure as the exception of its kind, for callers who would rather catch. */
        public StoreException toException() {
            return StoreException.of(kind, message);
        }
    }

    /**
     * A read that was answered by the other store.
     *
     * @param insteadOf the store that should have answered but is down
     * @param keysPending whether writes of this process are known to be missing in one of the stores
     */
    public record Fallback(Backend insteadOf, boolean keysPending) {}

    /**
     * How many rows there are.
     *
     * @param more whether a limit cut the list off
     */
    public record Counts(int rows, boolean more) {}
}

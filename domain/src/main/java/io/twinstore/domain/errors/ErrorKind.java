package io.twinstore.domain.errors;

/** The six ways in which a call can fail, the same for both stores. */
public enum ErrorKind {
    /** The caller must change what it asks. */
    INVALID_INPUT,
    /** Another row already holds what must be unique. */
    CONFLICT,
    /** The store refuses this caller: its key, user or privileges. */
    NOT_PERMITTED,
    /** The store cannot be reached or cannot serve now; a write that broke off says that its outcome is unknown. */
    UNAVAILABLE,
    /** No answer in time; the outcome of a write is unknown. */
    TIMEOUT,
    /** A fault of the store, of its data or of this library. */
    UNEXPECTED
}

package io.twinstore.domain.twins;

import io.twinstore.domain.rows.RowKey;

/** Why a row could not be made equal to the other store's; what was asked for that row was undone. */
public sealed interface ApplyFailure {

    /** A row that it refers to is not there yet. */
    record MissingParent() implements ApplyFailure {}

    /** Another row holds what must be unique: applying both together can end it. */
    record HeldBy(RowKey other) implements ApplyFailure {}

    /** Nothing is known against it; it was undone with the others of its request. */
    record Undone() implements ApplyFailure {}

    /**
     * This store cannot be made to hold the row.
     *
     * @param reason in an operator's words, without a value of the row
     */
    record Blocked(String reason) implements ApplyFailure {}
}

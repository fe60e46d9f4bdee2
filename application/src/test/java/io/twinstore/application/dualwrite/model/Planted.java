package io.twinstore.application.dualwrite.model;

/** Faults in the design that the search must find. */
enum Planted {
    NONE,
    /** The pending writes are written once the primary has answered. */
    KEYS_AFTER_PRIMARY,
    /** A dirty row is reconciled with what was once written, not with what the primary has now. */
    PAYLOAD_REPLAYED,
    /** A row is taken for equal because it was applied. */
    CLEARED_WITHOUT_READING,
    /** A write that was not answered is taken for one that was not made. */
    OPEN_WRITE_CLEARED,
    /** Rows in doubt are reconciled at once. */
    IN_DOUBT_AS_DIRTY,
    /** All processes append to one segment. */
    SHARED_SEGMENT,
    /** The primary changes while rows are dirty, and they are copied from the new one. */
    REPLAY_FROM_NEW_PRIMARY,
    /** The primary changes once no pending write is seen, though that they are gone is not yet durable. */
    FLIP_WITHOUT_FORCE,
    /** The primary changes once no pending write was seen in any segment, each looked at once, while keys may move. */
    FLIP_LOOKS_ONCE
}

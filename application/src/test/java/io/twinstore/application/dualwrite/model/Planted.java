package io.twinstore.application.dualwrite.model;

/** Faults in the design that the search must find. */
enum Planted {
    NONE,
    /** The marks are written once the source of truth has answered. */
    MARKS_AFTER_SOURCE,
    /** A dirty row is settled with what was once written, not with what the source of truth has now. */
    PAYLOAD_REPLAYED,
    /** A row is taken for equal because it was applied. */
    CLEARED_WITHOUT_READING,
    /** A write that was not answered is taken for one that was not made. */
    OPEN_MARK_CLEARED,
    /** Rows in doubt are settled at once. */
    DOUBT_AS_DIRTY,
    /** All processes append to one segment. */
    SHARED_SEGMENT,
    /** The source of truth changes while rows are dirty, and they are copied from the new one. */
    REPLAY_FROM_NEW_SOURCE,
    /** The source of truth changes once no mark is seen, though that they are gone is not yet durable. */
    FLIP_WITHOUT_FORCE,
    /** The source of truth changes once no mark was seen in any segment, each looked at once, while marks may move. */
    FLIP_LOOKS_ONCE
}

package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;

/** One line of the journal; what it means is said by {@link PendingWrites#apply}. */
sealed interface JournalRecord {

    /** A write is about to be sent to the primary. */
    record Open(long id, Backend source, List<RowKey> keys) implements JournalRecord {}

    /** Dirty rows are about to be reconciled. */
    record Take(long id, Backend source, List<RowKey> keys) implements JournalRecord {}

    /** Rows of the pending write are equal in both stores. */
    record Done(long id, List<RowKey> keys) implements JournalRecord {}

    /** Everything that was sent for the pending write was answered. */
    record Dirty(long id) implements JournalRecord {}

    /** An answer for the pending write is missing since then. */
    record InDoubt(long id, Instant since) implements JournalRecord {}

    /** Nothing that was sent up to then can still take effect. */
    record Expire(Instant upTo) implements JournalRecord {}

    /** A row of the pending write is dirty and cannot be made equal, and why. */
    record Block(long id, RowKey key, String reason) implements JournalRecord {}

    /** What stood in the way of blocked rows may be gone. */
    record Retry() implements JournalRecord {}

    /** The dirty rows are given up, since an unverified divergence stands for them. */
    record Drop() implements JournalRecord {}
}

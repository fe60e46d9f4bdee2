package io.twinstore.application.journal;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Rows of one table for which something is under way, at the primary or at the other store.
 *
 * @param source the store that took the write: repairs copy from there
 * @param keys those that are not done
 */
public record PendingWrite(long id, Backend source, SortedSet<RowKey> keys) {
    /** Takes a copy. */
    public PendingWrite {
        keys = Collections.unmodifiableSortedSet(new TreeSet<>(keys));
    }
}

package io.twinstore.application.comparing;

import io.twinstore.domain.rows.RowKey;
import java.util.Set;

/** Which rows are known to differ, because a write has reached one store and not yet the other. */
public interface PendingLookup {
    /** No row is. */
    PendingLookup NONE = keys -> Set.of();

    /** Those of these rows for which the journal of writes has a pending write; reads it once, however many they are. */
    Set<RowKey> pending(Set<RowKey> keys);
}

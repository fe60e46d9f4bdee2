package io.twinstore.application.comparing;

import io.twinstore.domain.rows.RowKey;

/** Which rows are known to differ, because a write has reached one store and not yet the other. */
public interface Marked {
    /** No row is. */
    Marked NONE = key -> false;

    /** Whether the journal of writes has a mark for this row. */
    boolean marked(RowKey key);
}

package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Optional;

/** Digests of rows that a store computes itself, so that the rows stay where they are. */
public interface RowDigests {

    /** The {@link RowEncoding#digest} of each key's row, in the order of the keys; nothing for a key that has no row. */
    List<Optional<String>> of(Table table, List<Json.Obj> keys);
}

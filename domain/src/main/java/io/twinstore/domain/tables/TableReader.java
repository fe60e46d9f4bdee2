package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whole tables of a store, row by row as PostgreSQL's to_json gives them; a row with JSON nulls names their columns ({@link
 * io.twinstore.domain.rows.JsonNulls}).
 */
public interface TableReader {

    /** The store and its address, for messages. */
    String place();

    /**
     * The rows after a key, in the order of the primary key.
     *
     * <p>A page shorter than the limit is not the end, since a server may cap its answers; only an empty page is.
     *
     * @param after a row of the table, or null for its first page
     */
    List<Json.Obj> readAfter(Table table, Json.@Nullable Obj after, int limit);

    /** The row with this primary key. */
    Optional<Json.Obj> find(Table table, Json.Obj key);

    /** The exact number of rows. */
    RowCount count(Table table);
}

package io.twinstore.domain.tables;

import io.twinstore.domain.values.Json;
import java.time.Instant;
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

    /**
     * How many rows a page of so many has at least while there are more, as far as it is this reader that cuts pages of large
     * rows: one with fewer was cut by the server.
     */
    default int leastRows(Table table, int asked) {
        return asked;
    }

    /**
     * The same of the rows up to another key, whose own row is the last of them.
     *
     * @param upTo a row of the table, or its key; it may have been deleted meanwhile
     */
    List<Json.Obj> readBetween(Table table, Json.@Nullable Obj after, Json.Obj upTo, int limit);

    /**
     * The primary key of the row that comes so many rows after a key; nothing where fewer follow.
     *
     * @param after a row of the table, or null to count from its first row
     */
    Optional<Json.Obj> keyAfter(Table table, Json.@Nullable Obj after, int rows);

    /** How many ranges of keys it may be asked for at once; 1 where it answers one question after the other. */
    default int lanes() {
        return 1;
    }

    /**
     * The same of the rows that were changed since a moment, as {@link Table#changedColumn} says, or that do not say when.
     *
     * @param table one with such a column
     */
    List<Json.Obj> changedAfter(Table table, Instant since, Json.@Nullable Obj after, int limit);

    /** The same of the rows' primary keys alone. */
    List<Json.Obj> keysAfter(Table table, Json.@Nullable Obj after, int limit);

    /** The moment by the store's own clock, at most some seconds late; the table is one that it has. */
    Instant now(Table table);

    /**
     * The rows with these primary keys, in their order; nothing for a key that has no row.
     *
     * @param keys some hundreds at most
     */
    List<Optional<Json.Obj>> findAll(Table table, List<Json.Obj> keys);

    /** The row with this primary key. */
    default Optional<Json.Obj> find(Table table, Json.Obj key) {
        return findAll(table, List.of(key)).get(0);
    }

    /** The exact number of rows. */
    RowCount count(Table table);
}

package io.twinstore.domain.twins;

import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.values.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One store's rows of the tables that this library writes, by conflict key: how they are read from the primary and
 * made the same in the other store. A row is its shape's columns, all of them, as PostgreSQL's to_json gives them.
 */
public interface TwinRows {

    /** The rows that are there, in any order; all keys are of one table. */
    Map<RowKey, Json.Obj> read(List<RowKey> keys);

    /** The key of the row of this table whose column has this value (in the text that PostgreSQL reads), if it is there. */
    Optional<RowKey> keyOf(String table, String column, String value);

    /**
     * Makes the rows of these keys, all of one table, exactly what is given, ids and timestamps included; a key without a
     * row is deleted. In one step where the store can, and then all or none.
     *
     * @return why some rows are not what was given; empty when all are
     * @throws io.twinstore.domain.errors.StoreException when the store did not answer; it says whether the request may
     *     still take effect
     */
    Map<RowKey, ApplyFailure> apply(SortedMap<RowKey, Optional<Json.Obj>> rows);
}

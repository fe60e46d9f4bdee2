package io.twinstore.bootstrap.contract;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes what no port writes: staff, bookings, and rows as earlier programs left them. */
interface Arrangement extends AutoCloseable {

    /** Inserts rows, all with the same columns; the values are those of JSON. */
    void insert(String table, List<Map<String, @Nullable Object>> rows) throws SQLException;

    /** Tells that rows of this company are the tests' own, to be removed where the database outlives them. */
    void own(long companyId);

    @Override
    void close();
}

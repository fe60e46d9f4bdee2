package io.twinstore.bootstrap.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.util.concurrent.FutureTask;

/** The number of clients and the sum of their hashes: two tables of the same sum hold the same rows. */
final class HashSum {
    private HashSum() {}

    static String of(TestDatabase database) throws SQLException {
        return Sql.text(database, "select concat_ws(' ', count(*), sum(hashtextextended(c::text, 0))) from clients c");
    }

    /** Asks both servers at once. */
    static void requireEqual(TestDatabase one, TestDatabase other) throws Exception {
        var first = new FutureTask<>(() -> of(one));
        new Thread(first, "hash sum").start();
        var second = of(other);
        assertEquals(first.get(), second);
    }
}

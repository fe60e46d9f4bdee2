package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexTest {
    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    IndexTest() throws SQLException {
        connection = database.connect();
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void everyIndexSaysWhatItIsFor() throws SQLException {
        assertEquals(
                List.of(),
                Sql.strings(
                        connection, "SELECT name FROM (" + Sql.INDEXES + ") i WHERE coalesce(trim(reason), '') = ''"));
    }

    @Test
    void noBtreeIndexBeginsAnother() throws SQLException {
        String columns = "SELECT i.oid, indrelid, array_agg(pg_get_indexdef(i.oid, n, true) ORDER BY n) AS columns"
                + " FROM pg_index x JOIN pg_class i ON i.oid = indexrelid JOIN pg_am a ON a.oid = i.relam,"
                + " generate_series(1, indnkeyatts) n WHERE amname = 'btree' AND indpred IS NULL"
                + " AND i.relnamespace = 'public'::regnamespace GROUP BY 1, 2";
        assertEquals(
                List.of(),
                Sql.strings(
                        connection,
                        "WITH btree AS (" + columns + ") SELECT a.oid::regclass || ' begins ' || b.oid::regclass"
                                + " FROM btree a JOIN btree b USING (indrelid) WHERE a.oid <> b.oid"
                                + " AND a.columns = b.columns[:cardinality(a.columns)]"));
    }

    @Test
    void everyForeignKeyHasAnIndexThatStartsWithIt() throws SQLException {
        assertEquals(
                List.of(),
                Sql.strings(
                        connection,
                        "SELECT conrelid::regclass || ' ' || conname FROM pg_constraint c WHERE contype = 'f'"
                                + " AND NOT EXISTS (SELECT FROM pg_index x WHERE indrelid = conrelid AND indpred IS NULL"
                                + " AND (indkey::int2[])[0:cardinality(conkey) - 1] = conkey)"));
    }

    @Test
    void partitionsHaveTheIndexesOfTheirParentAndNoOthers() throws SQLException {
        assertEquals(
                List.of(),
                Sql.strings(
                        connection,
                        "SELECT indexrelid::regclass FROM pg_index JOIN pg_class t ON t.oid = indrelid"
                                + " LEFT JOIN pg_inherits ON inhrelid = indexrelid"
                                + " WHERE relispartition AND inhrelid IS NULL"));
    }
}

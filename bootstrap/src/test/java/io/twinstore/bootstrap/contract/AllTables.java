package io.twinstore.bootstrap.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/** What every table of a database held at one moment, to find it again when the tests have cleaned up after themselves. */
final class AllTables {
    private final TestDatabase database;
    private final Map<String, String> before;

    AllTables(TestDatabase database) {
        this.database = database;
        before = contents();
    }

    /** Demands that nothing was added, changed or removed. */
    void assertAsBefore() {
        var left = new TreeMap<String, String>();
        contents().forEach((table, contents) -> {
            if (!contents.equals(before.get(table))) {
                left.put(table, contents);
            }
        });
        assertEquals(Map.of(), left, "rows that the tests left behind");
    }

    /** By table the number of its rows and a digest of them. */
    private Map<String, String> contents() {
        var contents = new TreeMap<String, String>();
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var tables = statement.executeQuery("select format('%I.%I', schemaname, tablename) from pg_tables"
                        + " where schemaname not in ('pg_catalog', 'information_schema')")) {
            while (tables.next()) {
                contents.put(tables.getString(1), contents(connection, tables.getString(1)));
            }
            return contents;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String contents(Connection connection, String table) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("select count(*) || ' rows ' || md5(coalesce(string_agg(t::text, ','"
                        + " order by t::text), '')) from " + table + " t")) {
            rows.next();
            return rows.getString(1);
        }
    }
}

package io.twinstore.schema;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** One-line SQL for the tests. */
final class Sql {
    /** The tables that the plan counts: the parent messages and its partitions too, Flyway's history not. */
    static final String TABLES = "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace"
            + " AND relkind IN ('r', 'p') AND relname <> 'flyway_schema_history' ORDER BY 1";

    /** Every index of ours with its definition and comment; one of a partitioned table counts once, as its parent's. */
    static final String INDEXES = "SELECT i.relname AS name, CASE WHEN indisunique THEN 'unique ' ELSE '' END"
            + " || regexp_replace(pg_get_indexdef(i.oid), '^.* ON (ONLY )?(public\\.)?(\\S+) USING (btree )?', '\\3 ')"
            + " AS definition,"
            + " obj_description(i.oid, 'pg_class') AS reason FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid"
            + " JOIN pg_class t ON t.oid = x.indrelid WHERE i.relnamespace = 'public'::regnamespace"
            + " AND NOT i.relispartition AND t.relname <> 'flyway_schema_history' ORDER BY t.relname, i.relname";

    private Sql() {}

    /** The first column of every row, as text; null becomes the word null. */
    static List<String> strings(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(String.valueOf(rows.getString(1)));
            }
            return answer;
        }
    }

    /** The first column of the only row. */
    static String string(Connection connection, String query) throws SQLException {
        List<String> rows = strings(connection, query);
        if (rows.size() != 1) {
            throw new IllegalStateException(rows.size() + " rows: " + query);
        }
        return rows.get(0);
    }

    static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}

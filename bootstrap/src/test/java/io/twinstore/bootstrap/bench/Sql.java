package io.twinstore.bootstrap.bench;

import io.twinstore.schema.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Short SQL on a database of the benchmark. */
final class Sql {
    private Sql() {}

    static void run(TestDatabase database, String... statements) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement()) {
            for (var sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** The first column of every row. */
    static List<String> texts(TestDatabase database, String query) throws SQLException {
        try (var connection = database.connect();
                var statement = connection.createStatement();
                var answer = statement.executeQuery(query)) {
            var texts = new ArrayList<String>();
            while (answer.next()) {
                texts.add(answer.getString(1));
            }
            return texts;
        }
    }

    /** The first column of the first row. */
    static String text(TestDatabase database, String query) throws SQLException {
        return texts(database, query).get(0);
    }
}

package io.twinstore.bootstrap.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.twinstore.schema.TestDatabase;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The salon's own schema is served, every table of it. */
class MigratedSchemaTest {

    @Test
    void everyTableIsServedAndCounted() throws Exception {
        try (TestDatabase database = TestDatabase.migrated()) {
            Sandbox.Settings settings = new Sandbox.Settings(
                    database.jdbcUrl(), database.user(), database.password(), "public", 1000, Wire.KEY, 0);
            List<String> tables = tables(database);
            assertFalse(tables.isEmpty());
            try (Sandbox sandbox = Sandbox.start(settings)) {
                for (String table : tables) {
                    HttpResponse<String> answer = Wire.call(
                            sandbox,
                            "GET",
                            "/" + table + "?limit=2",
                            Map.of("apikey", Wire.KEY, "Prefer", "count=exact"),
                            null);
                    assertEquals(2, answer.statusCode() / 100, table + ": " + answer.body());
                }
            }
        }
    }

    private static List<String> tables(TestDatabase database) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select relname from pg_class"
                        + " where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')"
                        + " and not relispartition")) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }
}

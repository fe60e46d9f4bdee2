package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class EmbeddedDatabaseTest {
    @Test
    void isUtf8AndUtcAndLeavesNothingBehind() throws SQLException {
        Path data;
        EmbeddedDatabase database = EmbeddedDatabase.start();
        try (database;
                Connection connection = connect(database)) {
            assertTrue(Boolean.parseBoolean(Sql.string(connection, "SELECT ('И' ILIKE 'и')::text")));
            assertEquals("UTF8", Sql.string(connection, "SHOW server_encoding"));
            // Not SHOW timezone: the driver sends the JVM's.
            assertTrue(Sql.string(connection, "SELECT pg_read_file('postmaster.opts')")
                    .contains("timezone=UTC"));
            assertEquals("localhost", Sql.string(connection, "SHOW listen_addresses"));
            assertEquals(
                    "b C.UTF-8",
                    Sql.string(
                            connection,
                            "SELECT datlocprovider::text || ' ' || datlocale FROM pg_database WHERE oid = 1"));
            data = Path.of(Sql.string(connection, "SHOW data_directory"));
            assertTrue(Files.isDirectory(data));
        }
        assertFalse(Files.exists(data.getParent()), "the temporary directory is removed");
        assertThrows(SQLException.class, () -> connect(database).close());
        database.close();
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
    }
}

package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {
    @Test
    void eachIsAFreshUtf8DatabaseOfItsOwn() throws SQLException {
        try (TestDatabase one = TestDatabase.empty();
                TestDatabase other = TestDatabase.empty();
                Connection connection = one.connect()) {
            assertNotEquals(one.jdbcUrl(), other.jdbcUrl());
            assertEquals(
                    List.of("UTF8 true"),
                    Sql.strings(connection, "SELECT getdatabaseencoding() || ' ' || ('И' ILIKE 'и')::text"));
            assertEquals(List.of(), Sql.strings(connection, Sql.TABLES));
        }
    }

    @Test
    void closeDropsItEvenWhenAConnectionIsOpen() throws SQLException {
        TestDatabase database = TestDatabase.empty();
        try (Connection open = database.connect()) {
            database.close();
            assertThrows(SQLException.class, () -> Sql.strings(open, "SELECT 1"));
        }
        assertThrows(SQLException.class, () -> database.connect().close());
    }

    @Test
    void anUnknownServerIsRefusedWithTheAllowedValues() {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> TestServer.named("docker"))
                .getMessage());
        assertTrue(message.contains("docker"), message);
        assertTrue(message.contains("embedded, testcontainers, or jdbc:postgresql:"), message);
        assertThrows(IllegalArgumentException.class, () -> TestServer.named("jdbc:postgresql://localhost/x"));
    }
}

package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.schema.SchemaMigration.Result;
import io.twinstore.schema.SchemaMigration.Step;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaMigrationTest {
    @Test
    void migratesOnceAndThenHasNothingToDo() throws SQLException {
        try (TestDatabase database = TestDatabase.empty();
                Connection connection = database.connect()) {
            List<Step> before = info(database);
            assertTrue(before.stream()
                    .allMatch(
                            s -> s.state().equals("pending") && s.installedOn().isEmpty()));

            Result first = migrate(database);
            assertEquals(new Result(before.size(), before.get(before.size() - 1).version()), first);
            List<String> tables = Sql.strings(connection, Sql.TABLES);

            assertEquals(new Result(0, first.version()), migrate(database));
            assertEquals(tables, Sql.strings(connection, Sql.TABLES));
            assertTrue(info(database).stream()
                    .allMatch(
                            s -> s.state().equals("success") && s.installedOn().isPresent()));
            assertEquals("salon tables", before.get(0).description());
        }
    }

    @Test
    void saysNothingOnStandardOutput() {
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(written, true, StandardCharsets.UTF_8));
        try (TestDatabase database = TestDatabase.empty()) {
            migrate(database);
        } finally {
            System.setOut(out);
        }
        assertEquals("", written.toString(StandardCharsets.UTF_8));
    }

    @Test
    void refusesADatabaseThatDoesNotKnowCyrillicLetters() {
        try (TestDatabase database = TestDatabase.create("ENCODING 'UTF8' LOCALE_PROVIDER libc LOCALE 'C'")) {
            SchemaException refusal = assertThrows(SchemaException.class, () -> migrate(database));
            assertRefusal(refusal, "does not know that И and и are one letter");
        }
    }

    @Test
    void refusesADatabaseOfAnotherEncoding() {
        for (String encoding : List.of("LATIN1", "SQL_ASCII")) {
            String options = "ENCODING '" + encoding + "' LOCALE_PROVIDER libc LOCALE 'C'";
            try (TestDatabase database = TestDatabase.create(options)) {
                SchemaException refusal = assertThrows(SchemaException.class, () -> migrate(database));
                assertRefusal(refusal, "has the encoding " + encoding + "; the schema needs UTF8.");
            }
        }
    }

    @Test
    void tellsAnUnreachableServerFromARefusal() {
        SchemaException failure = assertThrows(
                SchemaException.class,
                () -> SchemaMigration.migrate("jdbc:postgresql://localhost:1/nowhere", "nobody", "hidden-word"));
        assertTrue(failure.unreachable());
        assertFalse(String.valueOf(failure.getMessage()).contains("hidden-word"));
    }

    private static void assertRefusal(SchemaException refusal, String reason) {
        String message = String.valueOf(refusal.getMessage());
        assertTrue(message.contains(reason), message);
        assertTrue(message.contains("CREATE DATABASE name TEMPLATE template0 ENCODING 'UTF8'"), message);
        assertFalse(refusal.unreachable());
    }

    private static Result migrate(TestDatabase database) {
        return SchemaMigration.migrate(database.jdbcUrl(), database.user(), database.password());
    }

    private static List<Step> info(TestDatabase database) {
        return SchemaMigration.info(database.jdbcUrl(), database.user(), database.password());
    }
}

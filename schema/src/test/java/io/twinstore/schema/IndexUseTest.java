package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** On filled tables the planner, left to itself, takes each index for the question that it was made for. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IndexUseTest {
    private static final Path RESOURCES = Path.of("src/test/resources/indexes");

    private final TestDatabase database = TestDatabase.migrated();
    private final Connection connection;

    IndexUseTest() throws SQLException {
        connection = database.connect();
    }

    @BeforeAll
    void fill() throws SQLException, IOException {
        Sql.run(connection, Files.readString(RESOURCES.resolve("fill.sql")));
        Sql.run(connection, "VACUUM ANALYZE");
    }

    @AfterAll
    void drop() {
        database.close();
    }

    @Test
    void everyIndexHasAQuestion() throws SQLException, IOException {
        assertEquals(
                new TreeSet<>(Sql.strings(connection, Sql.INDEXES)),
                new TreeSet<>(questions().map(Question::index).toList()));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void isUsedByItsQuestion(Question question) throws SQLException {
        List<String> plan = Sql.strings(connection, "EXPLAIN " + question.sql());
        List<String> names = Sql.strings(
                connection,
                "SELECT '" + question.index() + "' UNION ALL SELECT inhrelid::regclass::text FROM pg_inherits"
                        + " WHERE inhparent = '" + question.index() + "'::regclass");
        assertTrue(
                plan.stream().anyMatch(line -> names.stream().anyMatch(name -> uses(line, name))),
                () -> String.join("\n", plan));
    }

    private static boolean uses(String line, String index) {
        return line.matches(".*(using|Bitmap Index Scan on) " + index + "( .*|$)");
    }

    /** The file has blocks apart by empty lines: "-- " and the index's name, then the question. */
    static Stream<Question> questions() throws IOException {
        String file = Files.readString(RESOURCES.resolve("questions.sql"), StandardCharsets.UTF_8);
        return Stream.of(file.split("\n\n+"))
                .filter(block -> block.startsWith("-- "))
                .map(block -> block.split("\n", 2))
                .map(block -> new Question(block[0].substring(3), block[1].strip()));
    }

    /** An index and the question that must use it. */
    record Question(String index, String sql) {
        @Override
        public String toString() {
            return index;
        }
    }
}

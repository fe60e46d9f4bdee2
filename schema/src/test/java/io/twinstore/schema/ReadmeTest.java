package io.twinstore.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README's table and questions are those of the database and of the tests. */
class ReadmeTest {
    private static final Pattern INDEX_ROW = Pattern.compile("^\\| \\S+_(pkey|key|idx) \\|.*\\|$", Pattern.MULTILINE);
    private static final Pattern QUESTION = Pattern.compile("\\(`(\\w+)`\\):\n\n```sql\n(.*?)\n```", Pattern.DOTALL);

    private final String readme;

    ReadmeTest() throws IOException {
        readme = Files.readString(Path.of("README.md"));
    }

    @Test
    void listsEveryIndexAsTheDatabaseHasIt() throws SQLException {
        try (TestDatabase database = TestDatabase.migrated();
                Connection connection = database.connect()) {
            List<String> rows = Sql.strings(
                    connection,
                    "SELECT '| ' || name || ' | ' || definition || ' | ' || reason || ' |' FROM (" + Sql.INDEXES
                            + ") i");
            assertEquals(rows, matches(INDEX_ROW).map(MatchResult::group).toList());
            assertTrue(readme.contains("\n" + rows.size() + " indexes "), "the count in the README");
        }
    }

    @Test
    void everyNamedQuestionIsOneThatTheTestsExplain() throws IOException {
        List<IndexUseTest.Question> explained = IndexUseTest.questions().toList();
        List<IndexUseTest.Question> named = matches(QUESTION)
                .map(m -> new IndexUseTest.Question(m.group(1), m.group(2)))
                .toList();
        assertEquals(11, named.size());
        assertEquals(
                List.of(), named.stream().filter(q -> !explained.contains(q)).toList());
    }

    private Stream<MatchResult> matches(Pattern pattern) {
        return pattern.matcher(readme).results();
    }
}

package io.twinstore.bootstrap.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.twinstore.schema.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of docs/moving.md, as an operator types them one after the other; each ends well. */
class MovingGuideTest {
    private static final Path GUIDE = Path.of("..", "docs", "moving.md");
    private static final String COMMAND = "./twinstore ";

    @TempDir
    private Path directory = Path.of("");

    private final SampleSource samples = new SampleSource(1_000);
    private final TestDatabase target = TestDatabase.empty();

    @AfterEach
    void stop() {
        samples.close();
        target.close();
    }

    /** Those of its code blocks, without the one that goes on until Ctrl-C and those that {@link ReplicationTest} tries. */
    private static List<String> commands() throws IOException {
        return Files.readAllLines(GUIDE).stream()
                .filter(line ->
                        line.startsWith(COMMAND) && !line.contains("--follow") && !line.contains("--replication"))
                .map(line -> line.substring(COMMAND.length()).replaceFirst("\\s+#.*", ""))
                .toList();
    }

    @Test
    void theyLeadToAnEqualCopy() throws IOException {
        var commands = commands();
        assertEquals("schema migrate", commands.get(0));
        assertEquals("validate", commands.get(commands.size() - 1));
        for (var command : commands) {
            run(command).done(0);
        }
        run("preflight").done(0);
    }

    private CommandRun run(String command) {
        var all = new ArrayList<>(List.of(
                command.replace(" salon", " " + directory.resolve("salon")).split(" ", -1)));
        all.addAll(SampleSource.target(target.jdbcUrl(), target));
        all.addAll(samples.settings());
        all.addAll(List.of("--set", "SUPABASE_DB_URL=" + url()));
        return CommandRun.of(Map.of(), directory, all.toArray(String[]::new));
    }

    private String url() {
        var source = samples.database();
        return source.jdbcUrl()
                .replace("jdbc:postgresql://", "postgresql://" + source.user() + ":" + source.password() + "@")
                .replaceFirst("\\?.*", "");
    }
}

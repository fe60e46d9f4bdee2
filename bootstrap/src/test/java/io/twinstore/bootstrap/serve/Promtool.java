package io.twinstore.bootstrap.serve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Prometheus' own checker; a test that asks it is skipped where it is not installed. */
final class Promtool {
    private static final Path PROGRAM = Path.of("/usr/bin/promtool");

    private Promtool() {}

    /** Gives it the text, and fails with what it says unless it agrees. */
    static void agrees(File directory, String input, String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(PROGRAM), "skipped: there is no promtool");
        var command = Stream.concat(Stream.of(PROGRAM.toString()), List.of(arguments).stream())
                .toList();
        var promtool = new ProcessBuilder(command)
                .directory(directory)
                .redirectErrorStream(true)
                .start();
        try (var in = promtool.outputWriter(StandardCharsets.UTF_8)) {
            in.write(input);
        }
        var said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, promtool.waitFor(), said);
    }
}

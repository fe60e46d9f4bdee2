package io.twinstore.bootstrap.node;

import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A program of JavaScript with its packages; the test is skipped where there is no node, no npm or no way to the packages. */
public final class NodeProject {
    private final Path directory;

    private NodeProject(Path directory) {
        this.directory = directory;
    }

    /** Copies the files of a directory, and installs what its lock file names. */
    public static NodeProject install(Path sources, Path directory) throws IOException, InterruptedException {
        program("node");
        program("npm");
        try (var files = Files.list(sources)) {
            for (var file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                Files.copy(file, directory.resolve(file.getFileName()));
            }
        }
        var installed = new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("npm.log").toFile())
                .start()
                .waitFor();
        assumeTrue(installed == 0, "skipped: npm cannot install the packages");
        return new NodeProject(directory);
    }

    /** Where a program is; without it the test is skipped. */
    public static Path program(String name) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(place -> Path.of(place, name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> abort("skipped: there is no " + name));
    }

    /** Starts a script, whose errors are among what it prints. */
    public Process start(Map<String, String> environment, String... script) throws IOException {
        var command = new ArrayList<>(List.of("node"));
        command.addAll(List.of(script));
        var process = new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        process.environment().putAll(environment);
        return process.start();
    }
}

package io.twinstore.bootstrap.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A Java process of the test, with this one's class path, and the lines that it has said. */
public final class Child implements AutoCloseable {
    private final Process process;
    private final Thread reader;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private Child(Process process) {
        this.process = process;
        reader = new Thread(this::read, "output of " + process.pid());
        reader.start();
    }

    /** Starts the class's main with these settings as its environment. */
    public static Child start(Class<?> main, Map<String, String> settings, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dstdout.encoding=UTF-8",
                "-Dlogback.configurationFile=twinstore-logback.xml",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(settings);
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (var output = process.inputReader(StandardCharsets.UTF_8)) {
            output.lines().forEach(lines::add);
        } catch (IOException | UncheckedIOException e) {
            lines.add("its output broke off"); // as that of a process that is killed may
        }
    }

    /** What follows this word in the lines that begin with it. */
    public List<String> said(String word) {
        return lines.stream()
                .filter(line -> line.startsWith(word + " "))
                .map(line -> line.substring(word.length() + 1))
                .toList();
    }

    /** Everything that it said. */
    public String output() {
        return String.join("\n", lines);
    }

    /** Lets it end by itself, and answers its exit status. */
    public int end() throws InterruptedException {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        int status = process.waitFor();
        reader.join();
        return status;
    }

    /** Whether it has ended. */
    public boolean hasEnded() {
        return !process.isAlive();
    }

    /** Asks it to end with SIGTERM, which it notices as it does Ctrl-C, and answers its exit status. */
    public int interrupt() throws InterruptedException {
        process.destroy();
        int status = process.waitFor();
        reader.join();
        return status;
    }

    /** Kills it with SIGKILL, which it cannot notice. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        reader.join();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}

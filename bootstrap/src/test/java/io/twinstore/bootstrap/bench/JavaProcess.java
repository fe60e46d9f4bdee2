package io.twinstore.bootstrap.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A JVM of its own with the options of {@code ./twinstore}, so that neither our heap nor our warm code counts. */
final class JavaProcess {
    private static final String COST = "bench.cost";
    private static final String HEAP = System.getProperty("bench.heap", "128m");

    private JavaProcess() {}

    /** Runs a main that calls {@link #reportCost()} in the directory, where its standard output is left as out. */
    static Cost run(Path directory, Class<?> main, List<String> arguments) throws IOException, InterruptedException {
        var cost = directory.resolve("cost");
        var errors = directory.resolve("err");
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:+TieredCompilation",
                "-Xmx" + HEAP,
                "-Dlogback.configurationFile=twinstore-logback.xml",
                "-D" + COST + "=" + cost,
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(errors.toFile());
        builder.environment().clear(); // no setting comes from outside
        int status = Programs.await(builder.start());
        if (status != 0) {
            throw new IllegalStateException(
                    main.getSimpleName() + " ended with status " + status + ": " + Files.readString(errors));
        }
        var figures = Files.readAllLines(cost);
        return new Cost(Double.parseDouble(figures.get(0)), OptionalDouble.of(Double.parseDouble(figures.get(1))));
    }

    /** Leaves the seconds from now to the end of this JVM, and the peak of its heap, for the JVM that started it. */
    static void reportCost() {
        long start = System.nanoTime();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            double seconds = (System.nanoTime() - start) / 1e9;
            try {
                Files.writeString(Path.of(System.getProperty(COST)), seconds + "\n" + peakHeap() / 1e6);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
    }

    /** The peaks of the heap's parts, which need not be at the same moment: the whole was never larger. */
    private static long peakHeap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}

package io.twinstore.bootstrap.disk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.twinstore.bootstrap.chaos.Child;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessLockTest {
    private static final int THREADS = 4;
    private static final int TIMES = 500;

    @TempDir
    private Path directory = Path.of("");

    /** Adds to the number in a file, again and again, from several threads. */
    static final class Counter {
        private Counter() {}

        public static void main(String... arguments) throws InterruptedException {
            count(Path.of(arguments[0]));
        }

        private static void count(Path directory) throws InterruptedException {
            var threads = IntStream.range(0, THREADS)
                    .mapToObj(i -> new Thread(() -> IntStream.range(0, TIMES).forEach(time -> add(directory))))
                    .toList();
            threads.forEach(Thread::start);
            for (var thread : threads) {
                thread.join();
            }
        }

        private static void add(Path directory) {
            var unused = ProcessLock.holding(directory.resolve("lock"), () -> {
                try {
                    var number = directory.resolve("number");
                    int before = Integer.parseInt(Files.readString(number));
                    return Files.writeString(number, String.valueOf(before + 1));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }

    @Test
    void oneThreadOfAllProcessesHoldsIt() throws IOException, InterruptedException {
        var number = Files.writeString(directory.resolve("number"), "0");
        try (var other = Child.start(Counter.class, Map.of(), directory.toString())) {
            Counter.count(directory);
            assertEquals(0, other.end(), other.output());
        }
        assertEquals(2 * THREADS * TIMES, Integer.parseInt(Files.readString(number)));
    }

    @Test
    void whetherItIsHeldCanBeAskedWithoutMakingIt() throws IOException {
        var file = directory.resolve("lock");
        assertFalse(ProcessLock.isHeld(file));
        assertFalse(Files.exists(file));
        try (var held = ProcessLock.tryHold(file).orElseThrow()) {
            assertTrue(ProcessLock.isHeld(file), () -> "held: " + held.hashCode());
            assertTrue(ProcessLock.tryHold(file).isEmpty());
        }
        assertFalse(ProcessLock.isHeld(file));
    }
}

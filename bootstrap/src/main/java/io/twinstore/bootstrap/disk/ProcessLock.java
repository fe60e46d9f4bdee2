package io.twinstore.bootstrap.disk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A file that one process holds by an OS lock, which ends with the process however it ends.
 *
 * <p>POSIX drops all locks of a process on a file when any of its descriptors for that file is closed; so a file that this
 * process holds is never opened by it a second time.
 */
public final class ProcessLock implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long MILLISECOND = 1_000_000;
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileIdentity file;

    private ProcessLock(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        file = FileIdentity.of(path);
    }

    /**
     * Checks that the file that is held is still the one of this path, which another process could hold otherwise.
     *
     * @throws IOException when it was deleted or replaced
     */
    public void requireInPlace() throws IOException {
        file.requireAt(path);
    }

    /** Holds the file, which is made if it is not there; nothing when somebody else holds it, be it in this process. */
    public static Optional<ProcessLock> tryHold(Path file) throws IOException {
        var path = real(file);
        if (!HELD_HERE.add(path)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        boolean held = false;
        try {
            channel = FileChannel.open(
                    path,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE),
                    PrivateFiles.PRIVATE_FILE);
            var lock = channel.tryLock() == null ? null : new ProcessLock(path, channel);
            held = lock != null;
            return Optional.ofNullable(lock);
        } finally {
            if (!held) {
                giveUp(path, channel);
            }
        }
    }

    /** The one path of a file that may be reached by several. */
    private static Path real(Path file) throws IOException {
        var absolute = file.toAbsolutePath();
        return Objects.requireNonNull(absolute.getParent()).toRealPath().resolve(absolute.getFileName());
    }

    private static void giveUp(Path path, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(path);
        }
    }

    /**
     * Holds the file as soon as nobody else does.
     *
     * @throws IOException when somebody does for longer than this
     */
    public static ProcessLock hold(Path file, Duration timeout) throws IOException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (System.nanoTime() < deadline) {
            var lock = tryHold(file);
            if (lock.isPresent()) {
                return lock.get();
            }
            LockSupport.parkNanos(MILLISECOND); // an OS lock of another process calls nobody when it ends
        }
        throw new IOException("somebody else holds " + file);
    }

    /** Whether somebody holds the file, be it in this process; a file that is not there is held by nobody. */
    public static boolean isHeld(Path file) throws IOException {
        if (!Files.exists(file)) {
            return false;
        }
        try (var lock = tryHold(file).orElse(null)) {
            return lock == null;
        }
    }

    /**
     * Works while nobody else holds the file; of several processes one after the other.
     *
     * @throws UncheckedIOException when somebody else holds it for too long
     */
    public static <T> T holding(Path file, Supplier<T> work) {
        try (var lock = patiently(file)) {
            Objects.requireNonNull(lock);
            return work.get();
        }
    }

    private static ProcessLock patiently(Path file) {
        try {
            return hold(file, TIMEOUT);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the lock " + file + " cannot be had: " + e.getClass().getSimpleName()
                            + "; is its directory writable?",
                    e);
        }
    }

    /** Gives the file back; only then may another thread of this process open it. */
    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock " + path + " cannot be given back", e);
        } finally {
            HELD_HERE.remove(path);
        }
    }
}

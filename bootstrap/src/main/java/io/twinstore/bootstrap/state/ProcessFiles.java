package io.twinstore.bootstrap.state;

import io.twinstore.application.switching.ActiveWrites;
import io.twinstore.application.switching.ProcessRegistry;
import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.bootstrap.disk.ProcessName;
import io.twinstore.domain.closing.Closer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;

/**
 * A running process among those that share TWINSTORE_HOME: a file in {@code processes} that says which flags its calls
 * follow, a lock that it holds while it lives, and one that it holds while a write is under way.
 */
final class ProcessFiles implements ProcessRegistry.Registration {
    private static final String DIRECTORY = "processes";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PrivateDirectory state;
    private final Path file;
    private ProcessLock alive;
    private String said = "";

    private ProcessFiles(PrivateDirectory state, Path file, ProcessLock alive) {
        this.state = state;
        this.file = file;
        this.alive = alive;
    }

    /** Another process, or this one. */
    record Peer(Path file) implements RunningProcess {
        @Override
        public String name() {
            return lines().get(0);
        }

        @Override
        public String follows() {
            var lines = lines();
            return lines.size() < 2 ? "" : lines.get(1);
        }

        private List<String> lines() {
            try {
                var lines = Files.readAllLines(file);
                return lines.isEmpty() ? List.of(id()) : lines;
            } catch (IOException e) {
                return List.of(id());
            }
        }

        private String id() {
            return String.valueOf(file.getFileName());
        }

        @Override
        public boolean writing() {
            return isHeld(file.resolveSibling(id() + ".writing"));
        }

        private boolean alive() {
            return isHeld(lock(file));
        }

        private static boolean isHeld(Path path) {
            try {
                return ProcessLock.isHeld(path);
            } catch (IOException e) {
                throw new UncheckedIOException("the lock " + path + " cannot be tried", e);
            }
        }
    }

    /** Registers this process. */
    static ProcessFiles register(PrivateDirectory state) {
        try {
            var name = ProcessHandle.current().pid() + "-" + UUID.randomUUID(); // never used again
            var file = state.directory(DIRECTORY).resolve(name);
            var registration = new ProcessFiles(state, file, hold(file));
            registration.follows("");
            return registration;
        } catch (IOException e) {
            throw new UncheckedIOException("this process cannot be noted in " + state, e);
        }
    }

    private static ProcessLock hold(Path file) throws IOException {
        return ProcessLock.tryHold(lock(file)).orElseThrow(() -> new IOException("it is held"));
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Says it anew should somebody have deleted it. */
    @Override
    public synchronized void follows(String digest) {
        try {
            stay();
            if (!Files.exists(file) || !digest.equals(said)) {
                write(digest);
                said = digest;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "this process cannot be noted in " + file + " (" + PrivateFiles.reason(e) + ")", e);
        }
    }

    private void stay() throws IOException {
        try {
            alive.requireInPlace();
        } catch (NoSuchFileException e) {
            alive.close();
            state.directory(DIRECTORY);
            alive = hold(file);
        }
    }

    /** On a full disk it says that it follows nothing. */
    private void write(String digest) throws IOException {
        try {
            PrivateFiles.replace(file, ProcessName.own() + "\n" + digest + "\n");
        } catch (IOException e) {
            said = "";
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            throw e;
        }
    }

    @Override
    public ActiveWrites activeWrites(BooleanSupplier learnFlags, Duration timeout) {
        return new FencedWrites(state, this, learnFlags, timeout);
    }

    /** Holds the lock that says that a write is under way. */
    ProcessLock write() throws IOException {
        return ProcessLock.hold(file.resolveSibling(file.getFileName() + ".writing"), TIMEOUT); // others only try it
    }

    /** Every process that is alive; the files of dead ones are removed. */
    static List<RunningProcess> all(PrivateDirectory state) {
        try (var files = Files.list(state.resolve(DIRECTORY))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d+-[0-9a-f-]+"))
                    .sorted()
                    .map(Peer::new)
                    .filter(ProcessFiles::aliveOrRemoved)
                    .map(RunningProcess.class::cast)
                    .toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the processes in " + state + " cannot be listed", e);
        }
    }

    private static boolean aliveOrRemoved(Peer process) {
        if (process.alive()) {
            return true;
        }
        remove(process.file());
        return false;
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".writing"));
            Files.deleteIfExists(lock(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + file, e);
        }
    }

    @Override
    public void close() {
        Closer.closeAll(alive::close, () -> remove(file));
    }
}

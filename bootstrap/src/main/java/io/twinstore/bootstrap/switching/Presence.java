package io.twinstore.bootstrap.switching;

import io.twinstore.bootstrap.home.HeldLock;
import io.twinstore.bootstrap.home.Home;
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

/**
 * A running process among those that share TWINSTORE_HOME: a file in {@code processes} that says which flags its calls
 * follow, a lock that it holds while it lives, and one that it holds while a write is under way.
 */
public final class Presence implements AutoCloseable {
    private static final String DIRECTORY = "processes";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;
    private final Path file;
    private HeldLock alive;
    private String said = "";

    private Presence(Home home, Path file, HeldLock alive) {
        this.home = home;
        this.file = file;
        this.alive = alive;
    }

    /** Another process, or this one. */
    record Peer(Path file) {
        /** By which an operator finds it, such as '4711 (com.example.Sync)'. */
        String name() {
            return lines().get(0);
        }

        /** The flags that all its calls follow; empty while some that began under others have not ended. */
        String follows() {
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

        /** Whether a write is under way; it cannot tell that one is about to begin. */
        boolean writing() {
            return isHeld(file.resolveSibling(id() + ".writing"));
        }

        private boolean alive() {
            return isHeld(lock(file));
        }

        private static boolean isHeld(Path path) {
            try {
                return HeldLock.isHeld(path);
            } catch (IOException e) {
                throw new UncheckedIOException("the lock " + path + " cannot be tried", e);
            }
        }
    }

    /** Registers this process. */
    static Presence register(Home home) {
        try {
            var name = ProcessHandle.current().pid() + "-" + UUID.randomUUID(); // never used again
            var file = home.directory(DIRECTORY).resolve(name);
            var presence = new Presence(home, file, hold(file));
            presence.follows("");
            return presence;
        } catch (IOException e) {
            throw new UncheckedIOException("this process cannot be noted in " + home, e);
        }
    }

    private static HeldLock hold(Path file) throws IOException {
        return HeldLock.tryHold(lock(file)).orElseThrow(() -> new IOException("it is held"));
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    /** Says which flags all its calls follow, and that it lives, should somebody have deleted that. */
    synchronized void follows(String digest) {
        try {
            stay();
            if (!Files.exists(file) || !digest.equals(said)) {
                write(digest);
                said = digest;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this process cannot be noted in " + file + " (" + Home.reason(e) + ")", e);
        }
    }

    private void stay() throws IOException {
        try {
            alive.requireInPlace();
        } catch (NoSuchFileException e) {
            alive.close();
            home.directory(DIRECTORY);
            alive = hold(file);
        }
    }

    /** On a full disk it says that it follows nothing. */
    private void write(String digest) throws IOException {
        var program = System.getProperty("sun.java.command", "java").split(" ", 2)[0];
        try {
            Home.replace(file, ProcessHandle.current().pid() + " (" + program + ")\n" + digest + "\n");
        } catch (IOException e) {
            said = "";
            FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                    .close();
            throw e;
        }
    }

    /** Holds the lock that says that a write is under way. */
    HeldLock write() throws IOException {
        return HeldLock.hold(file.resolveSibling(file.getFileName() + ".writing"), PATIENCE); // others only try it
    }

    /** Every process that is alive; the files of dead ones are removed. */
    static List<Peer> all(Home home) {
        try (var files = Files.list(home.directory(DIRECTORY))) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches("\\d+-[0-9a-f-]+"))
                    .sorted()
                    .map(Peer::new)
                    .filter(Presence::aliveOrRemoved)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the processes in " + home + " cannot be listed", e);
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

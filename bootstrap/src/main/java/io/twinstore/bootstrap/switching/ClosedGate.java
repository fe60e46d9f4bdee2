package io.twinstore.bootstrap.switching;

import io.twinstore.bootstrap.home.HeldLock;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The gate while it is closed: the file {@code gate.closed} in TWINSTORE_HOME, which counts while its maker lives. */
final class ClosedGate implements AutoCloseable {
    private static final String NAME = "gate.closed";
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Home home;
    private final HeldLock lock;

    private ClosedGate(Home home, HeldLock lock) {
        this.home = home;
        this.lock = lock;
    }

    /** Asks every process to let no write begin; the caller holds the lock of the flags, so nobody else closes it. */
    static ClosedGate close(Home home) {
        try {
            var closed = new ClosedGate(home, HeldLock.hold(home.resolve(NAME + ".lock"), PATIENCE));
            try {
                Home.replace(home.resolve(NAME), ProcessHandle.current().pid() + "\n");
                return closed;
            } catch (IOException e) {
                closed.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the gate in " + home + " cannot be closed", e);
        }
    }

    static boolean isClosed(Home home) {
        if (!Files.exists(home.resolve(NAME))) {
            return false;
        }
        try (var dead = HeldLock.tryHold(home.resolve(NAME + ".lock")).orElse(null)) {
            if (dead != null) {
                Files.deleteIfExists(home.resolve(NAME)); // whoever closed it has died
            }
            return dead == null;
        } catch (IOException e) {
            throw new UncheckedIOException("the gate in " + home + " cannot be looked at", e);
        }
    }

    /** The processes whose writes have not ended; the gate can be trusted once there are none. */
    List<String> keepers() {
        return Presence.all(home).stream()
                .filter(Presence.Peer::writing)
                .map(Presence.Peer::name)
                .toList();
    }

    /** Opens it. */
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(home.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("the gate in " + home + " cannot be opened; remove " + NAME, e);
        }
    }
}

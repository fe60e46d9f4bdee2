package io.twinstore.bootstrap.state;

import io.twinstore.application.switching.ProcessRegistry.RunningProcess;
import io.twinstore.application.switching.WriteFence;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.disk.ProcessLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;

/** The write fence while it is closed: the file {@code gate.closed} in TWINSTORE_HOME, which counts while its maker lives. */
final class ClosedFence implements WriteFence.Closed {
    private static final String NAME = "gate.closed";
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final PrivateDirectory state;
    private final ProcessLock lock;

    private ClosedFence(PrivateDirectory state, ProcessLock lock) {
        this.state = state;
        this.lock = lock;
    }

    /** Asks every process to let no write begin; the caller holds the lock of the flags, so nobody else closes it. */
    static ClosedFence close(PrivateDirectory state) {
        try {
            var closed = new ClosedFence(state, ProcessLock.hold(state.resolve(NAME + ".lock"), TIMEOUT));
            try {
                PrivateFiles.replace(
                        state.resolve(NAME), ProcessHandle.current().pid() + "\n");
                return closed;
            } catch (IOException e) {
                closed.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the write fence in " + state + " cannot be closed", e);
        }
    }

    static boolean isClosed(PrivateDirectory state) {
        if (!Files.exists(state.resolve(NAME))) {
            return false;
        }
        try (var dead = ProcessLock.tryHold(state.resolve(NAME + ".lock")).orElse(null)) {
            if (dead != null) {
                Files.deleteIfExists(state.resolve(NAME)); // whoever closed it has died
            }
            return dead == null;
        } catch (IOException e) {
            throw new UncheckedIOException("the write fence in " + state + " cannot be read", e);
        }
    }

    @Override
    public List<String> activeWriters() {
        return ProcessFiles.all(state).stream()
                .filter(RunningProcess::writing)
                .map(RunningProcess::name)
                .toList();
    }

    /** Opens it. */
    @Override
    public void close() {
        try (lock) {
            Files.deleteIfExists(state.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("the write fence in " + state + " cannot be opened; remove " + NAME, e);
        }
    }
}

package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.Findings;
import io.twinstore.application.comparing.SavedFindings;
import io.twinstore.bootstrap.disk.ProcessLock;
import io.twinstore.bootstrap.files.JsonDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Optional;

/**
 * What a process found, and what those found that had its file before: {@code other-0.json}, {@code other-1.json} and
 * so on in {@code compare/} in TWINSTORE_HOME, as many as processes were ever there at once.
 */
final class FindingsFile implements SavedFindings {
    static final String DIRECTORY = "compare";

    private final PrivateDirectory state;
    private final String name;
    private final Candidate candidate;
    private final ProcessLock lock;
    private final Findings before;

    /** Of which the lock is held; IllegalArgumentException when it is malformed. */
    private FindingsFile(PrivateDirectory state, String name, Candidate candidate, ProcessLock lock) {
        this.state = state;
        this.name = name;
        this.candidate = candidate;
        this.lock = lock;
        var file = state.resolve(name);
        before = Files.exists(file) ? FindingsJson.read(file).findings() : Findings.NONE;
    }

    /** Claims the first that no running process holds. */
    static FindingsFile claim(PrivateDirectory state, Candidate candidate) {
        try {
            state.directory(DIRECTORY);
            Optional<FindingsFile> claimed = Optional.empty();
            for (int number = 0; claimed.isEmpty(); number++) {
                claimed = claim(state, candidate, number);
            }
            return claimed.get();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "no file in " + state.resolve(DIRECTORY) + " can be claimed: "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }

    /** One that is malformed is left alone, so that the report goes on to tell of it. */
    private static Optional<FindingsFile> claim(PrivateDirectory state, Candidate candidate, int number)
            throws IOException {
        var name = DIRECTORY + "/" + candidate.name().toLowerCase(Locale.ROOT) + "-" + number;
        var lock = ProcessLock.tryHold(state.resolve(name + ".lock"));
        if (lock.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FindingsFile(state, name + ".json", candidate, lock.get()));
        } catch (IllegalArgumentException e) {
            lock.get().close();
            return Optional.empty();
        } catch (RuntimeException e) {
            lock.get().close();
            throw e;
        }
    }

    @Override
    public void write(Findings findings) {
        state.write(name, JsonDocument.text(FindingsJson.of(candidate, before.plus(findings))) + "\n");
    }

    @Override
    public void close() {
        lock.close();
    }
}

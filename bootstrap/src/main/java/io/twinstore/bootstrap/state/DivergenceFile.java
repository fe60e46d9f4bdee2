package io.twinstore.bootstrap.state;

import io.twinstore.application.switching.SharedDivergence;
import io.twinstore.bootstrap.disk.ProcessLock;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The file {@code gap} in TWINSTORE_HOME: 'closed' and since when, or 'open' and why; no file is open too. */
final class DivergenceFile implements SharedDivergence {
    private static final Logger LOG = LoggerFactory.getLogger(DivergenceFile.class);
    private static final String NAME = "gap";
    private static final String CLOSED = "closed ";
    private static final String OPEN = "open ";
    private static final String NEVER_CLOSED = "they were never found equal by validate";

    private final PrivateDirectory directory;

    /** In this directory. */
    DivergenceFile(PrivateDirectory directory) {
        this.directory = directory;
    }

    @Override
    public Optional<String> problem() {
        try {
            return problem(text());
        } catch (UncheckedIOException e) {
            return Optional.ofNullable(e.getMessage());
        }
    }

    private static Optional<String> problem(String text) {
        if (text.startsWith(CLOSED)) {
            return Optional.empty();
        }
        var lines = text.lines().toList();
        return Optional.of(lines.size() < 2 ? NEVER_CLOSED : lines.get(1));
    }

    private String text() {
        return directory.read(NAME).orElse("");
    }

    @Override
    public void open(String reason) {
        LOG.atLevel(problem().isEmpty() ? Level.WARN : Level.DEBUG)
                .log("an unverified divergence is open: {}; 'twinstore validate' with DUAL_WRITE on closes it", reason);
        try {
            alone(() -> write(reason));
        } catch (UncheckedIOException e) {
            directory.remove(NAME); // which says the same, without the reason
        }
    }

    /** Every opening differs from every other, so that one is seen although the same reason stood there before. */
    private String write(String reason) {
        var text = OPEN + UUID.randomUUID() + "\n" + reason + "\n";
        directory.writeEvenWhenFull(NAME, text);
        return text;
    }

    private <T> T alone(Supplier<T> work) {
        return ProcessLock.holding(directory.resolve("gap.lock"), work);
    }

    @Override
    public String state() {
        return alone(() -> directory.read(NAME).orElseGet(() -> write(NEVER_CLOSED)));
    }

    @Override
    public boolean close(String state, Instant when) {
        return alone(() -> {
            boolean same = state.startsWith(OPEN) && text().equals(state);
            if (same) {
                directory.write(NAME, CLOSED + when + "\n");
            }
            return same;
        });
    }
}

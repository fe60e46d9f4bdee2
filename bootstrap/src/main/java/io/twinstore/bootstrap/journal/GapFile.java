package io.twinstore.bootstrap.journal;

import io.twinstore.application.journal.Gap;
import io.twinstore.bootstrap.home.HeldLock;
import io.twinstore.bootstrap.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The file {@code gap} in TWINSTORE_HOME: 'closed' and since when, or 'open' and why; no file is open too. */
public final class GapFile implements Gap {
    private static final Logger LOG = LoggerFactory.getLogger(GapFile.class);
    private static final String NAME = "gap";
    private static final String CLOSED = "closed ";

    private final Home home;

    /** In this directory. */
    public GapFile(Home home) {
        this.home = home;
    }

    @Override
    public Optional<String> problem() {
        var text = text();
        if (text.startsWith(CLOSED)) {
            return Optional.empty();
        }
        var lines = text.lines().toList();
        return Optional.of(lines.size() < 2 ? "they were never found equal by validate" : lines.get(1));
    }

    private String text() {
        return home.read(NAME).orElse("");
    }

    @Override
    public void open(String reason) {
        if (!text().contains("\n" + reason + "\n")) {
            boolean opened = problem().isEmpty();
            LOG.atLevel(opened ? Level.WARN : Level.DEBUG)
                    .log("a gap is open: {}; 'twinstore validate' with DUAL_WRITE on closes it", reason);
            try {
                alone(() -> {
                    home.write(NAME, "open " + UUID.randomUUID() + "\n" + reason + "\n");
                    return true;
                });
            } catch (UncheckedIOException e) {
                remove(); // which says the same, without the reason
            }
        }
    }

    private boolean alone(HeldLock.Work<Boolean> work) {
        return HeldLock.holding(home.resolve("gap.lock"), work);
    }

    private void remove() {
        try {
            Files.deleteIfExists(home.resolve(NAME));
        } catch (IOException e) {
            throw new UncheckedIOException("the gap cannot be noted in " + home, e);
        }
    }

    /** What {@link #close} must be told: it differs after every opening. */
    public String state() {
        return text();
    }

    /** Closes it, unless it was opened since the state was asked for; answers whether it is closed. */
    public boolean close(String state, Instant when) {
        return alone(() -> {
            boolean same = text().equals(state);
            if (same) {
                home.write(NAME, CLOSED + when + "\n");
            }
            return same;
        });
    }
}

package io.twinstore.bootstrap.journal;

import io.twinstore.application.journal.Gap;
import io.twinstore.application.journal.Journal;
import io.twinstore.bootstrap.home.Home;
import io.twinstore.domain.rows.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the journal of a process. */
public final class Journals {
    private Journals() {}

    /**
     * In this home.
     *
     * @param horizon after which nothing that was sent can still take effect
     * @throws UncheckedIOException when it cannot be written
     */
    public static Journal open(Home home, Gap gap, Clock clock, Duration horizon) {
        try {
            var settings = new Journal.Settings(horizon, Journal.Settings.DEFAULT.maxRows());
            return new Journal(JournalDirectory.open(home, gap, clock), gap, clock, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the journal in TWINSTORE_HOME (" + home + ") cannot be opened: " + Home.reason(e)
                            + "; it needs a directory that can be written to, with room",
                    e);
        }
    }

    /** Those of the rows that are marked by this process or, as far as can be seen, by another of this home. */
    public static Set<RowKey> marked(Home home, Journal own, Set<RowKey> keys) {
        var marked = keys.stream().filter(own::marked).collect(Collectors.toSet());
        var others = keys.stream().filter(key -> !marked.contains(key)).collect(Collectors.toSet());
        if (!others.isEmpty()) { // the files are read only for what is not known without them
            marked.addAll(JournalDirectory.marked(home, others));
        }
        return marked;
    }
}

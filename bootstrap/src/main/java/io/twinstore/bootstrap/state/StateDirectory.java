package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.SavedFindings;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.application.switching.ProcessRegistry;
import io.twinstore.application.switching.SharedDivergence;
import io.twinstore.application.switching.SharedJournal;
import io.twinstore.application.switching.SharedState;
import io.twinstore.application.switching.WriteFence;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.domain.rows.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The state directory, TWINSTORE_HOME: flags, journal, gap, processes, fence, and what comparing found. */
public final class StateDirectory implements SharedState {
    private final Path path;
    private final PrivateDirectory home;
    private final FlagsFile flags;
    private final DivergenceFile gap;

    private StateDirectory(Path path) {
        this.path = path;
        home = PrivateDirectory.at(path);
        flags = new FlagsFile(home);
        gap = new DivergenceFile(home);
    }

    /** Where it is; nothing is made yet. */
    public static StateDirectory at(Path path) {
        return new StateDirectory(path);
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    @Override
    public void prepare() {
        home.prepare();
    }

    @Override
    public FlagStore flags() {
        return flags;
    }

    @Override
    public SharedDivergence gap() {
        return gap;
    }

    @Override
    public SharedJournal journal() {
        return new SharedJournal() {
            @Override
            public JournalReport report() {
                return JournalDirectory.report(home);
            }

            @Override
            public void begin() {
                JournalDirectory.begin(home);
            }

            @Override
            public void force() {
                JournalDirectory.force(home);
            }
        };
    }

    /**
     * Opens the journal of this process.
     *
     * @param horizon after which nothing that was sent can still take effect
     * @throws UncheckedIOException when it cannot be written
     */
    public Journal openJournal(Clock clock, Duration horizon) {
        try {
            var settings = new Journal.Settings(horizon, Journal.Settings.DEFAULT.maxRows());
            return new Journal(JournalDirectory.open(home, gap, clock), gap, clock, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the journal in TWINSTORE_HOME (" + home + ") cannot be opened: " + PrivateFiles.reason(e)
                            + "; it needs a directory that can be written to, with room",
                    e);
        }
    }

    /** Those of the rows that are pending by this process's journal or, as far as can be seen, by another one here. */
    public Set<RowKey> marked(Journal own, Set<RowKey> keys) {
        var marked = keys.stream().filter(own::marked).collect(Collectors.toSet());
        var others = keys.stream().filter(key -> !marked.contains(key)).collect(Collectors.toSet());
        if (!others.isEmpty()) { // the files are read only for what is not known without them
            marked.addAll(JournalDirectory.marked(home, others));
        }
        return marked;
    }

    @Override
    public WriteFence fence() {
        return new WriteFence() {
            @Override
            public Closed close() {
                return ClosedFence.close(home);
            }

            @Override
            public boolean isClosed() {
                return ClosedFence.isClosed(home);
            }
        };
    }

    @Override
    public ProcessRegistry processes() {
        return new ProcessRegistry() {
            @Override
            public List<RunningProcess> all() {
                return ProcessFiles.all(home);
            }

            @Override
            public Registration register() {
                return ProcessFiles.register(home);
            }
        };
    }

    /** Claims a file for what this process finds when it compares with this candidate. */
    public SavedFindings claimFindings(Candidate candidate) {
        return FindingsFile.claim(home, candidate);
    }

    /** Sums what all processes found, past ones too. */
    public ComparisonReport comparisonReport() {
        return FindingsReport.of(home);
    }

    /** The hash by which values are shown in all reports of this directory; the first to ask makes its key. */
    public KeyedHash hash() {
        return HashKey.in(home);
    }

    /** The same, made or read only when something is hashed. */
    public UnaryOperator<String> lazyHash() {
        return HashKey.lazily(home);
    }

    @Override
    public String toString() {
        return home.toString();
    }
}

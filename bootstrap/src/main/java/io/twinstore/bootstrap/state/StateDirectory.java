package io.twinstore.bootstrap.state;

import io.twinstore.application.comparing.Candidate;
import io.twinstore.application.comparing.ComparisonReport;
import io.twinstore.application.comparing.SavedFindings;
import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.masking.KeyedHash;
import io.twinstore.application.move.Marks;
import io.twinstore.application.move.SetAside;
import io.twinstore.application.status.EvidenceStore;
import io.twinstore.application.status.MoveStatus;
import io.twinstore.application.status.RunningCommand;
import io.twinstore.application.switching.FlagAudit;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.application.switching.ProcessRegistry;
import io.twinstore.application.switching.SharedDivergence;
import io.twinstore.application.switching.SharedJournal;
import io.twinstore.application.switching.SharedState;
import io.twinstore.application.switching.WriteFence;
import io.twinstore.bootstrap.disk.PrivateFiles;
import io.twinstore.bootstrap.metrics.Snapshot;
import io.twinstore.domain.rows.RowKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The state directory, TWINSTORE_HOME: flags, journal, unverified divergence, processes, fence, and what comparing found. */
public final class StateDirectory implements SharedState {
    private final Path path;
    private final PrivateDirectory directory;
    private final FlagsFile flags;
    private final DivergenceFile divergence;

    private StateDirectory(Path path) {
        this.path = path;
        directory = PrivateDirectory.at(path);
        flags = new FlagsFile(directory);
        divergence = new DivergenceFile(directory);
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
        directory.prepare();
    }

    @Override
    public FlagStore flags() {
        return flags;
    }

    /** Who changed the flags, and how; the first change first. */
    public List<FlagAudit> flagAudit() {
        return flags.audit();
    }

    @Override
    public SharedDivergence divergence() {
        return divergence;
    }

    @Override
    public SharedJournal journal() {
        return new SharedJournal() {
            @Override
            public JournalReport report() {
                return JournalDirectory.report(directory);
            }

            @Override
            public void begin() {
                JournalDirectory.begin(directory);
            }

            @Override
            public void force() {
                JournalDirectory.force(directory);
            }
        };
    }

    /**
     * Opens the journal of this process.
     *
     * @param inDoubtTimeout after which nothing that was sent can still take effect
     * @throws UncheckedIOException when it cannot be written
     */
    public Journal openJournal(Clock clock, Duration inDoubtTimeout) {
        try {
            var settings = new Journal.Settings(inDoubtTimeout, Journal.Settings.DEFAULT.maxRows());
            return new Journal(JournalDirectory.open(directory, divergence, clock), divergence, clock, settings);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the journal in TWINSTORE_HOME (" + directory + ") cannot be opened: " + PrivateFiles.reason(e)
                            + "; it needs a directory that can be written to, with room",
                    e);
        }
    }

    /** Those of the rows that are pending by this process's journal or, as far as can be seen, by another one here. */
    public Set<RowKey> pending(Journal own, Set<RowKey> keys) {
        var pending = keys.stream().filter(own::isPending).collect(Collectors.toSet());
        var others = keys.stream().filter(key -> !pending.contains(key)).collect(Collectors.toSet());
        if (!others.isEmpty()) { // the files are read only for what is not known without them
            pending.addAll(pending(others));
        }
        return pending;
    }

    /** Those of the rows that are pending in a journal here, as far as can be seen. */
    public Set<RowKey> pending(Set<RowKey> keys) {
        return JournalDirectory.pending(directory, keys);
    }

    @Override
    public WriteFence fence() {
        return new WriteFence() {
            @Override
            public Closed close() {
                return ClosedFence.close(directory);
            }

            @Override
            public boolean isClosed() {
                return ClosedFence.isClosed(directory);
            }
        };
    }

    @Override
    public ProcessRegistry processes() {
        return new ProcessRegistry() {
            @Override
            public List<RunningProcess> all() {
                return ProcessFiles.all(directory);
            }

            @Override
            public Registration register() {
                return ProcessFiles.register(directory);
            }
        };
    }

    /** Claims a file for what this process finds when it compares with this candidate. */
    public SavedFindings claimFindings(Candidate candidate) {
        return FindingsFile.claim(directory, candidate);
    }

    /** Sums what all processes found, past ones too. */
    public ComparisonReport comparisonReport() {
        return FindingsReport.of(directory);
    }

    /**
     * Claims what says how much a copy may lack, until it is closed.
     *
     * @param source whose rows are copied
     * @param target where they go; the marks of any other copy are forgotten
     */
    public Marks claimMarks(String source, String target) {
        return MarksFile.claim(directory, source, target);
    }

    /** The rows that loads have set aside, by table. */
    public Map<String, SetAside> rejects() {
        return new RejectsState(directory).all();
    }

    /** Remembers that a table lacks rows. */
    public void setAside(String table, SetAside rows) {
        new RejectsState(directory).add(table, rows);
    }

    /** Nothing is lacking of these tables any more. */
    public void forgetRejects(Collection<String> tables) {
        new RejectsState(directory).remove(tables);
    }

    /** Where the move stands under these flags. */
    public MoveStatus moveStatus(Flags current) {
        return new MoveStatus(
                current,
                journal().report(),
                divergence.problem(),
                comparisonReport(),
                evidence().last(),
                MarksFile.last(directory),
                rejects());
    }

    /** The last answers of commands. */
    public EvidenceStore evidence() {
        return new EvidenceFiles(directory);
    }

    /** Where this process tells what it measures; the files of an earlier day are removed. */
    public Consumer<Snapshot> ownSnapshots() {
        return new SnapshotFiles(directory)::write;
    }

    /** What processes have measured, running ones and past ones, in the hours since then; nobody tells of earlier days. */
    public List<Snapshot> snapshots(Instant since) {
        return SnapshotFiles.since(directory, since);
    }

    /** Tells how far this process's command has come, until {@link #ended}. */
    public void running(RunningCommand command) {
        directory.prepare();
        new RunningFiles(directory).write(command);
    }

    /** The command of this process has ended. */
    public void ended() {
        new RunningFiles(directory).remove();
    }

    /** How far the commands are that run now. */
    public List<RunningCommand> running() {
        return new RunningFiles(directory).all();
    }

    /** The hash by which values are shown in all reports of this directory; the first to ask makes its key. */
    public KeyedHash hash() {
        return HashKey.in(directory);
    }

    /** The same, made or read only when something is hashed. */
    public UnaryOperator<String> lazyHash() {
        return HashKey.lazily(directory);
    }

    @Override
    public String toString() {
        return directory.toString();
    }
}

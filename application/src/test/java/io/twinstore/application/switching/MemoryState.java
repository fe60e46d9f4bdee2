package io.twinstore.application.switching;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.flags.SettingException;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.journal.PendingCounts;
import io.twinstore.domain.store.Backend;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What processes share, in memory: it tells every step that changes something, and holds what a test puts into it. */
final class MemoryState
        implements SharedState, FlagStore, SharedDivergence, SharedJournal, WriteFence, ProcessRegistry {
    /** Every step, in order, such as 'closes the fence'. */
    final List<String> steps = new ArrayList<>();

    final List<RunningProcess> running = new ArrayList<>();
    /** What the looks at the journal find, one after the other; the last one stays. */
    final List<JournalReport> reports = new ArrayList<>(List.of(report(PendingCounts.NONE)));
    /** What the looks behind the closed fence find, one after the other; the last one stays. */
    final List<List<String>> writers = new ArrayList<>(List.of(List.of()));

    /** At which step it fails, as a disk would. */
    @Nullable
    String failsAt;

    private @Nullable Flags flags;
    private @Nullable Backend primary;
    private @Nullable String divergence;
    private boolean closed;

    static JournalReport report(PendingCounts counts, String... problems) {
        return new JournalReport(counts, new TreeMap<>(), List.of(problems));
    }

    private void step(String step) {
        if (step.equals(failsAt)) {
            throw new IllegalStateException("no space");
        }
        steps.add(step);
    }

    private static <T> T next(List<T> found) {
        return found.size() > 1 ? found.remove(0) : found.get(0);
    }

    // what a test asks and arranges

    /** The primary and the flags, which a refused change leaves as they were. */
    String standing() {
        return primary + " " + flags;
    }

    void leave(Flags written, Backend primary) {
        flags = written;
        this.primary = primary;
    }

    boolean isFenceClosed() {
        return closed;
    }

    // the ports

    @Override
    public void prepare() {}

    @Override
    public FlagStore flags() {
        return this;
    }

    @Override
    public SharedDivergence divergence() {
        return this;
    }

    @Override
    public SharedJournal journal() {
        return this;
    }

    @Override
    public WriteFence fence() {
        return this;
    }

    @Override
    public ProcessRegistry processes() {
        return this;
    }

    @Override
    public Optional<Flags> read() {
        return Optional.ofNullable(flags);
    }

    @Override
    public Flags require() {
        return read().orElseThrow(() -> new SettingException("the flags are gone"));
    }

    @Override
    public Optional<Backend> primary() {
        return Optional.ofNullable(primary);
    }

    @Override
    public Backend requirePrimary() {
        return primary().orElseThrow(() -> new SettingException("the primary is gone"));
    }

    @Override
    public void begin(Flags first, Instant when) {
        if (flags == null) {
            leave(first, first.primary());
        }
    }

    @Override
    public void write(Flags old, Flags changed, String who, Instant when) {
        step("writes the flags for " + who);
        flags = changed;
    }

    @Override
    public void writePrimary(Backend primary) {
        step("makes " + primary + " the primary");
        this.primary = primary;
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return work.get();
    }

    @Override
    public Optional<String> problem() {
        return Optional.ofNullable(divergence);
    }

    @Override
    public void open(String reason) {
        step("opens a divergence: " + reason);
        divergence = reason;
    }

    @Override
    public String state() {
        return "";
    }

    @Override
    public boolean close(String state, Instant when) {
        divergence = null;
        return true;
    }

    @Override
    public JournalReport report() {
        return next(reports);
    }

    @Override
    public void begin() {}

    @Override
    public void force() {
        step("forces the journal");
    }

    @Override
    public Closed close() {
        step("closes the fence");
        closed = true;
        return new Closed() {
            @Override
            public List<String> activeWriters() {
                return next(writers);
            }

            @Override
            public void close() {
                steps.add("opens the fence");
                closed = false;
            }
        };
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public List<RunningProcess> all() {
        return List.copyOf(running);
    }

    @Override
    public Registration register() {
        return new Registration() {
            @Override
            public void follows(String followed) {}

            @Override
            public ActiveWrites activeWrites(BooleanSupplier learnFlags, Duration timeout) {
                return ActiveWrites.OPEN;
            }

            @Override
            public void close() {}
        };
    }
}

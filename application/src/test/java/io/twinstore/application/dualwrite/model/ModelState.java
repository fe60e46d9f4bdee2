package io.twinstore.application.dualwrite.model;

import io.twinstore.application.flags.Flags;
import io.twinstore.application.journal.JournalReport;
import io.twinstore.application.switching.FlagStore;
import io.twinstore.application.switching.ProcessRegistry;
import io.twinstore.application.switching.SharedDivergence;
import io.twinstore.application.switching.SharedJournal;
import io.twinstore.application.switching.SharedState;
import io.twinstore.application.switching.WriteFence;
import io.twinstore.domain.store.Backend;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A world as the one who changes the primary sees it, behind the closed fence. */
final class ModelState implements SharedState, FlagStore, SharedJournal, WriteFence.Closed {
    private final World world;

    ModelState(World world) {
        this.world = world;
    }

    @Override
    public void prepare() {}

    @Override
    public FlagStore flags() {
        return this;
    }

    @Override
    public SharedDivergence divergence() {
        return new World.ModelDivergence(world);
    }

    @Override
    public SharedJournal journal() {
        return this;
    }

    @Override
    public WriteFence fence() {
        throw new IllegalStateException("the fence is closed already");
    }

    @Override
    public ProcessRegistry processes() {
        throw new IllegalStateException("nobody asks for processes behind the fence");
    }

    @Override
    public List<String> activeWriters() {
        return world.processes.stream()
                .filter(ModelProcess::isWriting)
                .map(process -> "process " + process.number)
                .toList();
    }

    /** Two planted faults take the journal for empty: while rows are dirty, and once every segment was looked at. */
    @Override
    public JournalReport report() {
        var planted = world.scenario.planted();
        var texts = new TreeMap<String, String>();
        if (planted != Planted.REPLAY_FROM_NEW_PRIMARY && planted != Planted.FLIP_LOOKS_ONCE) {
            for (int i = 0; i < world.disk.files.size(); i++) {
                texts.put(i + ".segment", world.disk.files.get(i).text());
            }
        }
        return JournalReport.of(texts);
    }

    @Override
    public void begin() {}

    @Override
    public void force() {
        if (world.scenario.planted() != Planted.FLIP_WITHOUT_FORCE) {
            world.disk.files.forEach(file -> file.durable = file.records.size());
        }
    }

    @Override
    public Optional<Flags> read() {
        return Optional.of(new Flags(Map.of()));
    }

    @Override
    public Flags require() {
        return read().orElseThrow();
    }

    @Override
    public Optional<Backend> primary() {
        return Optional.of(world.primary);
    }

    @Override
    public Backend requirePrimary() {
        return world.primary;
    }

    @Override
    public void begin(Flags first, Instant when) {}

    @Override
    public void write(Flags old, Flags changed, String who, Instant when) {}

    @Override
    public void writePrimary(Backend primary) {
        world.primary = primary;
        world.flipped = true;
    }

    @Override
    public <T> T alone(Supplier<T> work) {
        return work.get();
    }

    @Override
    public void close() {}
}

package io.twinstore.application.dualwrite.model;

import io.twinstore.application.dualwrite.JournaledWrite;
import io.twinstore.application.dualwrite.Reconciliation;
import io.twinstore.application.dualwrite.TwinStores;
import io.twinstore.application.journal.Journal;
import io.twinstore.application.journal.SegmentContents;
import io.twinstore.domain.errors.StoreException;
import io.twinstore.domain.rows.RowKey;
import io.twinstore.domain.store.Backend;
import io.twinstore.domain.values.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/** A process: its journal, the one write that it makes, and its reconciler. */
class ModelProcess {
    /** How far its write is. */
    enum Phase {
        NOT_BEGUN,
        MARKED,
        ANSWERED,
        COPYING,
        OVER
    }

    final World world;
    final int number;
    final ModelStores stores;
    Phase phase = Phase.NOT_BEGUN;
    Backend source = Backend.SUPABASE;

    @Nullable
    Journal journal;

    @Nullable
    JournaledWrite write;

    @Nullable
    SortedMap<RowKey, Optional<Json.Obj>> answer;

    @Nullable
    Reconciliation copying;

    @Nullable
    Reconciliation settling;

    ModelProcess(World world, int number) {
        this(world, number, new ModelStores(world));
    }

    ModelProcess(World world, int number, ModelStores stores) {
        this.world = world;
        this.number = number;
        this.stores = stores;
    }

    boolean isAlive() {
        return journal != null;
    }

    /** Whether the caller of the write may still wait for its answer. */
    boolean isWriting() {
        return phase == Phase.MARKED || phase == Phase.ANSWERED;
    }

    boolean isEmpty() {
        return journal == null || journal.counts().total() == 0;
    }

    boolean isInDoubt() {
        return journal != null && journal.counts().inDoubt() > 0;
    }

    Journal journal() {
        return Objects.requireNonNull(journal);
    }

    /** Takes a step; what goes wrong is what the program's callers would see. */
    void run(Choice choice) {
        try {
            step(choice.action());
        } catch (Killed e) {
            // what comes of it is for the world to say
        } catch (StoreException | IOException e) {
            failed(choice.action());
        } catch (RuntimeException e) {
            world.violate("a fault of this library: " + e);
        }
    }

    private void step(Choice.Action action) throws IOException {
        switch (action) {
            case START -> start();
            case MARK -> mark();
            case SEND -> send();
            case LEAVE_TO_SETTLER -> {
                leave();
                over();
            }
            case COPY -> copy();
            case ADOPT -> journal().adopt();
            case RIPEN -> journal().ripen();
            case COMPACT -> journal().compact();
            case TAKE_FROM_POSTGRES -> take(Backend.POSTGRES);
            case TAKE_FROM_SUPABASE -> take(Backend.SUPABASE);
            case SETTLE -> settling = Objects.requireNonNull(settling).step() ? settling : null;
            default -> {}
        }
    }

    private void failed(Choice.Action action) {
        switch (action) {
            case MARK, SEND, COPY -> over();
            case SETTLE -> settling = null;
            case START -> end();
            default -> {}
        }
    }

    private void start() throws IOException {
        journal = new Journal(
                new Disk.View(world.disk, number),
                new World.ModelDivergence(world),
                new World.ModelClock(world),
                new Journal.Settings(horizon(), 100));
    }

    Duration horizon() {
        return World.HORIZON;
    }

    void mark() {
        source = world.source;
        write = JournaledWrite.begin(journal(), stores, source, keys());
        phase = Phase.MARKED;
    }

    List<RowKey> keys() {
        return world.scenario.writes().get(number - 1).keys();
    }

    Rows source() {
        return new Rows(world, source);
    }

    void send() {
        answered(Objects.requireNonNull(write).send(() -> {
            demandDurableMarks();
            return source().send(number);
        }));
    }

    void answered(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        answer = rows;
        phase = Phase.ANSWERED;
    }

    private void demandDurableMarks() {
        boolean marked = keys().stream()
                .allMatch(key ->
                        world.disk.files.stream().anyMatch(file -> SegmentContents.underWay(file.durableMarks(), key)));
        if (!marked) {
            world.violate("a write is sent whose marks are not durable");
        }
    }

    void leave() {
        Objects.requireNonNull(write).leave();
    }

    Reconciliation settlement(SortedMap<RowKey, Optional<Json.Obj>> rows) {
        return Objects.requireNonNull(write).settlement(rows);
    }

    private void copy() {
        if (copying == null) {
            copying = settlement(Objects.requireNonNull(answer));
            phase = Phase.COPYING;
        }
        if (!copying.step()) {
            over();
        }
    }

    /** What the reconciler copies between. */
    TwinStores stores(Backend from) {
        return stores;
    }

    private void take(Backend from) {
        settling = journal()
                .take(from, new RowKey("staff_schedules", List.of()), 100)
                .map(taken -> new Reconciliation(journal(), taken, stores(from), null))
                .orElse(null);
    }

    /** What else makes a difference to it. */
    List<Object> extra() {
        return List.of();
    }

    private void over() {
        phase = Phase.OVER;
        write = null;
        answer = null;
        copying = null;
    }

    /** Forgets everything that is not in a file. */
    void end() {
        if (phase != Phase.NOT_BEGUN) {
            over();
        }
        journal = null;
        settling = null;
    }
}
